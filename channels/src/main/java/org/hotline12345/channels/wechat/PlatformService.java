package org.hotline12345.channels.wechat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.durability.SharedTokens;

/**
 * WxJava's service with a token that is not its own: {@link AccessTokens} holds it for all nodes.
 */
final class PlatformService extends WxMpServiceImpl {
  private final AccessTokens tokens;
  private final Clock clock;

  PlatformService(WechatConfig config, SharedTokens shared, String node, Clock clock) {
    this.clock = clock;
    this.tokens =
        new AccessTokens(shared, "wechat.access-token." + config.appId(), node, this::fetch, clock);
    WxMpDefaultConfigImpl settings = new HeldElsewhere(tokens);
    settings.setAppId(config.appId());
    settings.setSecret(config.appSecret().reveal());
    settings.setUseStableAccessToken(true);
    String base = config.apiBase().toString().replaceFirst("/+$", "");
    settings.setHostConfig(
        WxMpHostConfig.builder().apiHost(base).openHost(base).mpHost(base).build());
    setWxMpConfigStorage(settings);
    setMaxRetryTimes(1);
    setRetrySleepMillis(300);
  }

  AccessTokens tokens() {
    return tokens;
  }

  @Override
  public String getAccessToken(boolean forceRefresh) {
    return tokens.value();
  }

  private SharedTokens.Token fetch(boolean force) {
    try {
      String response = doGetStableAccessTokenRequest(force);
      WxError error = WxError.fromJson(response, WxType.MP);
      if (error.getErrorCode() != 0) {
        throw new TencentException(error.getErrorCode(), "stable_token", null);
      }
      WxAccessToken token = WxAccessToken.fromJson(response);
      return new SharedTokens.Token(
          token.getAccessToken(), clock.instant().plus(Duration.ofSeconds(token.getExpiresIn())));
    } catch (IOException e) {
      throw new TencentException(TencentException.UNREACHABLE, "stable_token", e);
    }
  }

  /** The library asks its settings for the token it used, and tells them when it was refused. */
  private static final class HeldElsewhere extends WxMpDefaultConfigImpl {
    private static final long serialVersionUID = 1L;

    private final transient AccessTokens tokens;

    HeldElsewhere(AccessTokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public String getAccessToken() {
      return tokens.value();
    }

    @Override
    public boolean isAccessTokenExpired() {
      return false;
    }

    @Override
    public void expireAccessToken() {
      tokens.refuse(tokens.value());
    }
  }
}
