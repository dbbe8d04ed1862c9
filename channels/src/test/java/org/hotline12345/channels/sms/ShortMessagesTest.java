package org.hotline12345.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.hotline12345.channels.config.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortMessagesTest {
  private static final String PHONE = "13800001234";
  private static final String TEXT = "您的验证码是 \"1234\"，\n五分钟内有效。";

  private SmsCounterpart gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = new SmsCounterpart();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private ShortMessages messages(Duration timeout) {
    return new ShortMessages(gateway.url(), new Secret("k-e-y"), timeout);
  }

  @Test
  void phoneAndTextArriveWholeWithTheKey() {
    messages(Duration.ofSeconds(20)).send(PHONE, TEXT);
    assertThat(gateway.taken())
        .containsExactly(
            new SmsCounterpart.Message(PHONE, TEXT, "Bearer k-e-y", "application/json"));
  }

  @Test
  void withoutAKeyNoneIsSent() {
    new ShortMessages(gateway.url(), null, Duration.ofSeconds(20)).send(PHONE, TEXT);
    assertThat(gateway.taken())
        .extracting(SmsCounterpart.Message::authorization)
        .containsExactly("null");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 429, 500, 503})
  void whatTheGatewayRefusesWasNotSentAndIsNotTriedAgain(int status) {
    gateway.answer(status);
    assertThatThrownBy(() -> messages(Duration.ofSeconds(20)).send(PHONE, TEXT))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageNotContaining(PHONE);
    assertThat(gateway.taken()).hasSize(1);
  }

  @Test
  void aGatewayThatHangsIsGivenUp() {
    gateway.hang();
    assertThatThrownBy(() -> messages(Duration.ofMillis(300)).send(PHONE, TEXT))
        .isInstanceOf(NotSentException.class)
        .hasMessageNotContaining(PHONE);
  }

  @Test
  void aGatewayThatIsNotThereIsAFailureAtOnce() {
    gateway.close();
    assertThatThrownBy(() -> messages(Duration.ofSeconds(20)).send(PHONE, TEXT))
        .isInstanceOf(NotSentException.class)
        .hasMessage("sms: not reached");
  }
}
