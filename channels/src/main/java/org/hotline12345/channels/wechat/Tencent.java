package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.enums.WxMpApiUrl;

/**
 * The calls of the platform that the channel makes. Each takes from a moment to seconds, and throws
 * {@link TencentException} when the platform refuses. Thread-safe.
 */
final class Tencent {
  /** There is no menu. */
  private static final int NO_MENU = 46003;

  /** Larger media are cut off; voice and pictures have at most ten. */
  private static final long LARGEST_MEDIA = 12L * 1024 * 1024;

  private final WxMpService service;
  private final Troubles troubles;
  private final MeterRegistry meters;

  Tencent(WxMpService service, Troubles troubles, MeterRegistry meters) {
    this.service = service;
    this.troubles = troubles;
    this.meters = meters;
  }

  /** A template of the account. */
  record Template(String id, String title, String content) {}

  /** Sends a customer message (客服消息) of words. */
  void sendText(String openId, String text) {
    call(
        "custom/send",
        () ->
            service
                .getKefuService()
                .sendKefuMessage(WxMpKefuMessage.TEXT().toUser(openId).content(text).build()));
  }

  /** Sends a customer message of a picture. */
  void sendPicture(String openId, byte[] jpeg) {
    String mediaId =
        call(
            "media/upload",
            () ->
                service
                    .getMaterialService()
                    .mediaUpload(
                        WxConsts.MediaFileType.IMAGE, "jpg", new ByteArrayInputStream(jpeg))
                    .getMediaId());
    call(
        "custom/send",
        () ->
            service
                .getKefuService()
                .sendKefuMessage(WxMpKefuMessage.IMAGE().toUser(openId).mediaId(mediaId).build()));
  }

  /** Fetches what a citizen sent; the platform keeps it for three days. */
  byte[] media(String mediaId) {
    File file = call("media/get", () -> service.getMaterialService().mediaDownload(mediaId));
    try {
      if (file.length() > LARGEST_MEDIA) {
        throw new TencentException(TencentException.UNREACHABLE, "media/get", null);
      }
      return Files.readAllBytes(file.toPath());
    } catch (IOException e) {
      throw new TencentException(TencentException.UNREACHABLE, "media/get", e);
    } finally {
      // The library leaves a temporary file; what a citizen sent must not stay in it.
      if (!file.delete()) {
        file.deleteOnExit();
      }
    }
  }

  /**
   * Sends a template message.
   *
   * @param url opened by a tap, empty for none
   * @param fields by the template's names
   */
  void sendTemplate(String openId, String templateId, String url, Map<String, String> fields) {
    WxMpTemplateMessage message =
        WxMpTemplateMessage.builder().toUser(openId).templateId(templateId).url(url).build();
    fields.forEach((name, value) -> message.addData(new WxMpTemplateData(name, value)));
    call("template/send", () -> service.getTemplateMsgService().sendTemplateMsg(message));
  }

  /**
   * Sends a subscription message (订阅通知).
   *
   * @param page opened by a tap, empty for none
   * @param fields by the template's names
   */
  void sendSubscription(String openId, String templateId, String page, Map<String, String> fields) {
    WxMpSubscribeMessage message =
        WxMpSubscribeMessage.builder()
            .toUser(openId)
            .templateId(templateId)
            .page(page)
            .dataMap(new HashMap<>(fields))
            .build();
    call("subscribe/bizsend", () -> service.getSubscribeMsgService().send(message));
  }

  /** The templates of subscription messages the account has. */
  List<Template> subscriptionTemplates() {
    return call(
        "newtmpl/gettemplate",
        () ->
            service.getSubscribeMsgService().getTemplateList().stream()
                .map(t -> new Template(t.getPriTmplId(), t.getTitle(), t.getContent()))
                .toList());
  }

  /**
   * Adds a template of subscription messages.
   *
   * @param libraryId its number in the platform's library
   * @param keywords numbers of the keywords chosen
   * @param scene what it is for, as citizens see it
   */
  void addSubscription(String libraryId, List<Integer> keywords, String scene) {
    call(
        "newtmpl/addtemplate",
        () -> service.getSubscribeMsgService().addTemplate(libraryId, keywords, scene));
  }

  /** The templates the account has. */
  List<Template> templates() {
    return call(
        "template/get_all_private_template",
        () ->
            service.getTemplateMsgService().getAllPrivateTemplate().stream()
                .map(t -> new Template(t.getTemplateId(), t.getTitle(), t.getContent()))
                .toList());
  }

  /**
   * Adds a template of the platform's library.
   *
   * @param shortId its number there
   * @param keywords the keywords chosen
   * @return its id on the account
   */
  String addTemplate(String shortId, List<String> keywords) {
    return call(
        "template/api_add_template",
        () -> service.getTemplateMsgService().addTemplate(shortId, keywords));
  }

  /** The account's menu as the platform writes it; empty when it has none. */
  String menu() {
    try {
      return call("menu/get", () -> service.get(WxMpApiUrl.Menu.MENU_GET, null));
    } catch (TencentException e) {
      if (e.code() == NO_MENU) {
        return "";
      }
      throw e;
    }
  }

  /** Puts a menu in place. */
  void putMenu(String json) {
    call("menu/create", () -> service.post(WxMpApiUrl.Menu.MENU_CREATE, json));
  }

  /** Fetches the token now if there is none, so that the first citizen does not wait for it. */
  void warmUp() {
    call("stable_token", () -> service.getAccessToken(false));
  }

  @FunctionalInterface
  private interface Work<T> {
    T done() throws WxErrorException;
  }

  private <T> T call(String operation, Work<T> work) {
    Timer.Sample sample = Timer.start(meters);
    try {
      return work.done();
    } catch (WxErrorException e) {
      int code = e.getError() == null ? TencentException.UNREACHABLE : e.getError().getErrorCode();
      if (e.getCause() instanceof IOException) {
        code = TencentException.UNREACHABLE;
      }
      throw told(operation, code);
    } catch (TencentException e) {
      throw told(operation, e.code());
    } catch (WxRuntimeException e) {
      throw told(operation, TencentException.BUSY);
    } finally {
      sample.stop(meters.timer("hotline.wechat.calls", "operation", operation));
    }
  }

  /** The library's own exceptions quote the request, so they end here. */
  private TencentException told(String operation, int code) {
    if (code != NO_MENU) {
      troubles.failed(operation, code);
    }
    return new TencentException(code, operation, null);
  }
}
