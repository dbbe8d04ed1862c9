package org.hotline12345.channels.wechat;

import java.util.Map;
import java.util.Optional;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.wechat.CallbackGate.Admitted;
import org.hotline12345.channels.wechat.CallbackGate.Query;
import org.jspecify.annotations.Nullable;

/** Where the platform calls us. */
public final class CallbackApi {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String XML = "text/xml; charset=utf-8";

  /** Acknowledges without a reply. */
  private static final Answer SUCCESS = Answer.ok(new Answer.Text(PLAIN, "success"));

  /** The same for every reason, so that nobody learns from it. */
  private static final Answer REFUSED =
      new Answer(403, new Answer.Text(PLAIN, "refused"), Map.of());

  private final @Nullable WechatChannel channel;

  /**
   * @param channel null when there is no account
   */
  public CallbackApi(@Nullable WechatChannel channel) {
    this.channel = channel;
  }

  @Operation("wechatVerify")
  @Anonymous
  public Answer verify(Call call) {
    WechatChannel there = channel();
    try {
      there.gate().verify(query(call));
      return Answer.ok(new Answer.Text(PLAIN, call.query("echostr").orElse("")));
    } catch (RefusedException e) {
      there.troubles().refused(e);
      return REFUSED;
    }
  }

  @Operation("wechatReceive")
  @Anonymous
  public Answer receive(Call call) {
    WechatChannel there = channel();
    Admitted admitted;
    try {
      admitted = there.gate().admit(query(call), call.bytes());
    } catch (RefusedException e) {
      there.troubles().refused(e);
      return REFUSED;
    }
    there.counted(admitted.incoming());
    Optional<String> reply = there.flights().reply(admitted);
    return reply
        .map(text -> Answer.ok(new Answer.Text(XML, there.gate().sealed(admitted, text))))
        .orElse(SUCCESS);
  }

  private WechatChannel channel() {
    WechatChannel there = channel;
    if (there == null) {
      throw ProblemException.notFound(
          "wechat: no account (expected: wechat.appId in hotline.yaml)");
    }
    return there;
  }

  private static Query query(Call call) {
    return new Query(
        call.query("signature").orElse(""),
        call.query("msg_signature").orElse(""),
        call.query("timestamp").orElse(""),
        call.query("nonce").orElse(""));
  }
}
