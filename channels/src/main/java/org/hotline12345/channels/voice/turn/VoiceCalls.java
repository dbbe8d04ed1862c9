package org.hotline12345.channels.voice.turn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationListener;
import org.hotline12345.dialogue.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The lines that are being served, by conversation, so that each hears what seats do. Thread-safe.
 */
public final class VoiceCalls
    implements VoiceListener.Answering, ConversationListener, VoiceDialogue.Registry {
  private final VoiceParts parts;
  private final Map<String, VoiceDialogue> byConversation = new ConcurrentHashMap<>();
  private final Set<VoiceDialogue> open = ConcurrentHashMap.newKeySet();
  private volatile BiConsumer<String, String> overheard = (conversation, words) -> {};

  public VoiceCalls(VoiceParts parts) {
    this.parts = parts;
    parts.log().listen(this);
  }

  /** What is missing for speech to be understood, in Chinese; empty when nothing is. */
  public String missing() {
    return parts.recognizer().missing();
  }

  /** Tells of what callers are understood to be saying, from now on; called from many threads. */
  public void overheard(BiConsumer<String, String> byConversation) {
    overheard = byConversation;
  }

  /** Lines being served now. */
  public int open() {
    return open.size();
  }

  @Override
  public VoiceDialogue answer(VoiceLine line) {
    return serve(line, null);
  }

  /** Speaks on a line for a conversation that is there already. */
  public VoiceDialogue join(VoiceLine line, String conversation) {
    return serve(line, conversation);
  }

  private VoiceDialogue serve(VoiceLine line, @Nullable String conversation) {
    VoiceDialogue dialogue = new VoiceDialogue(parts, line, this);
    open.add(dialogue);
    dialogue.begin(conversation);
    return dialogue;
  }

  @Override
  public void speaksFor(String conversation, VoiceDialogue dialogue) {
    byConversation.put(conversation, dialogue);
  }

  @Override
  public void hearing(String conversation, String words) {
    overheard.accept(conversation, words);
  }

  @Override
  public void gone(VoiceDialogue dialogue) {
    open.remove(dialogue);
    byConversation.values().remove(dialogue);
  }

  @Override
  public void appended(Conversation state, List<RecordedEvent> events) {
    VoiceDialogue dialogue = byConversation.get(state.id());
    if (dialogue != null) {
      dialogue.appended(state, events);
    }
  }
}
