package org.hotline12345.models.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12345.speech.RecognitionException;

/**
 * The program of a worker process: holds one model, hears several utterances, each on its own
 * thread, until its standard input ends. What goes wrong with one utterance is told for that
 * utterance; what the library does to the process ends this process only.
 */
final class VoskWorker {
  private static final int MOST_UTTERANCES = 64;

  private final NativeModel model;
  private final DataOutputStream out;
  private final Map<Integer, WorkerUtterance> utterances = new ConcurrentHashMap<>();

  private VoskWorker(NativeModel model, DataOutputStream out) {
    this.model = model;
    this.out = out;
  }

  /**
   * @param args the model's folder
   */
  public static void main(String[] args) throws IOException {
    FileOutputStream standardOut = new FileOutputStream(FileDescriptor.out);
    // Standard output belongs to the protocol: whatever a library prints must not get into it.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    run(
        VoskModelFolder.open(Path.of(args[0])),
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in))),
        new DataOutputStream(new BufferedOutputStream(standardOut)));
    // Threads may still be inside the library, where no close may reach them.
    Runtime.getRuntime().halt(0);
  }

  private static void run(VoskModelFolder folder, DataInputStream in, DataOutputStream out)
      throws IOException {
    VoskWorker worker = new VoskWorker(NativeModel.load(folder), out);
    worker.send(Frame.of(Frame.Kind.READY, 0));
    try {
      while (true) {
        worker.take(Frame.read(in));
      }
    } catch (java.io.EOFException e) {
      // The hotline is gone or wants this worker no longer.
    }
  }

  private void take(Frame frame) throws IOException {
    switch (frame.kind()) {
      case BEGIN -> begin(frame);
      case AUDIO, END, DROP -> {
        WorkerUtterance utterance = utterances.get(frame.utterance());
        // One that failed has been told already; what was on its way to it is dropped.
        if (utterance != null) {
          utterance.take(frame);
        }
      }
      default ->
          throw new Frame.ProtocolException(
              frame.kind() + " came to a worker (expected: BEGIN, AUDIO, END or DROP)");
    }
  }

  private void begin(Frame frame) throws IOException {
    int id = frame.utterance();
    if (utterances.size() >= MOST_UTTERANCES || utterances.containsKey(id)) {
      send(Frame.of(Frame.Kind.FAILED, id, "no place (expected: at most " + MOST_UTTERANCES + ")"));
      return;
    }
    WorkerUtterance utterance =
        new WorkerUtterance(id, () -> model.begin(frame.text()), this::send, utterances::remove);
    utterances.put(id, utterance);
    Thread.ofPlatform().daemon().name("utterance-" + id).start(utterance);
  }

  private void send(Frame frame) {
    synchronized (out) {
      try {
        frame.write(out);
        out.flush();
      } catch (IOException e) {
        throw new RecognitionException("the hotline is gone", e);
      }
    }
  }
}
