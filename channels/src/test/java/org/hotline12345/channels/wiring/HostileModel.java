package org.hotline12345.channels.wiring;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A language model that makes of the material whatever it is told to, and keeps what it was sent.
 */
final class HostileModel implements ChatModel {
  private static final String MATERIAL = "资料：\n";

  private final List<List<ChatMessage>> sent = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> wording = material -> material;

  /** From now on it answers with this, given the material. */
  void answerWith(UnaryOperator<String> next) {
    wording = next;
  }

  List<List<ChatMessage>> sent() {
    return sent;
  }

  void forget() {
    sent.clear();
  }

  /** All that left the house, as one text. */
  String everythingSent() {
    StringBuilder all = new StringBuilder();
    for (List<ChatMessage> messages : sent) {
      for (ChatMessage message : messages) {
        all.append(text(message)).append('\n');
      }
    }
    return all.toString();
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    sent.add(request.messages());
    String asked = text(request.messages().getLast());
    String material = asked.substring(asked.indexOf(MATERIAL) + MATERIAL.length());
    return ChatResponse.builder().aiMessage(AiMessage.from(wording.apply(material))).build();
  }

  private static String text(ChatMessage message) {
    return switch (message) {
      case SystemMessage system -> system.text();
      case UserMessage user -> user.singleText();
      default -> throw new AssertionError("unexpected " + message.type());
    };
  }
}
