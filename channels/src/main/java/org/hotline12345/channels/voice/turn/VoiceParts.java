package org.hotline12345.channels.voice.turn;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.hotline12345.calls.CallDesk;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.voice.recording.Recordings;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.listening.ExpectedSpeech;
import org.hotline12345.listening.Interpreter;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.VoiceActivity;
import org.jspecify.annotations.Nullable;

/**
 * What all lines share. All parts are thread-safe.
 *
 * @param recordings null when no sound is kept
 * @param forwarding brings long answers by other means
 * @param threads a virtual thread for each task
 */
public record VoiceParts(
    DialogueEngine engine,
    ConversationLog log,
    Phrases phrases,
    HotlineLines lines,
    SpeechRecognizer recognizer,
    SpeechSynthesizer synthesizer,
    VoiceActivity activity,
    ExpectedSpeech expected,
    Interpreter interpreter,
    FactExtractor facts,
    CallDesk calls,
    @Nullable Recordings recordings,
    Forwarding forwarding,
    VoiceConfig config,
    MeterRegistry meters,
    Clock clock,
    Executor threads) {}
