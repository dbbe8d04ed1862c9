package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.security.Permission;
import org.hotline12345.security.Role;
import org.hotline12345.security.Sessions;
import org.hotline12345.security.SignIn;
import org.hotline12345.security.StaffAccounts;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public final class SessionApi {

  private final StaffAccounts accounts;
  private final Sessions sessions;
  private final RateLimits limits;
  private final boolean secure;
  private final Clock clock;

  /**
   * @param secure whether the cookie is for HTTPS only
   */
  public SessionApi(
      StaffAccounts accounts, Sessions sessions, RateLimits limits, boolean secure, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.secure = secure;
    this.clock = clock;
  }

  @Operation("signIn")
  @Anonymous
  public Answer signIn(Call call) {
    limits.take(RateLimits.Limit.SIGN_INS, call.client());
    Credentials given = call.body(Credentials.class);
    return switch (accounts.signIn(given.user(), given.password())) {
      case SignIn.Granted granted -> {
        Sessions.Session session = sessions.open(granted.principal());
        long life = Duration.between(clock.instant(), session.expiresAt()).toSeconds();
        yield Answer.ok(View.of(session, session.token()))
            .with("Set-Cookie", cookie(session.token(), life));
      }
      case SignIn.Refused refused ->
          throw ProblemException.unauthorized(
              "用户名或密码不对", "user, password: no such pair (expected: an active account)");
      case SignIn.Locked locked ->
          throw ProblemException.of(
              Problem.of(
                  429,
                  "account-locked",
                  "密码错误次数过多，账号已临时锁定",
                  "locked until " + locked.until().atZone(clock.getZone()).toOffsetDateTime()));
    };
  }

  @Operation("currentSession")
  @Anonymous
  public Answer current(Call call) {
    return call.token()
        .flatMap(sessions::find)
        .map(session -> Answer.ok(View.of(session, null)))
        .orElseThrow(() -> ProblemException.unauthorized("请先登录", "session: none or expired"));
  }

  @Operation("signOut")
  @Anonymous
  public Answer signOut(Call call) {
    call.token().ifPresent(sessions::close);
    return Answer.nothing().with("Set-Cookie", cookie("", 0));
  }

  private String cookie(String token, long seconds) {
    return "hotline_session=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s"
        .formatted(token, seconds, secure ? "; Secure" : "");
  }

  private record Credentials(String user, String password) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      @Nullable String token,
      String user,
      String name,
      List<String> roles,
      List<Permission> permissions,
      Instant expiresAt) {
    static View of(Sessions.Session session, @Nullable String token) {
      return new View(
          token,
          session.principal().user(),
          session.principal().name(),
          session.principal().roles().stream().map(Role::wireName).sorted().toList(),
          session.principal().permissions().stream().sorted().toList(),
          session.expiresAt());
    }
  }
}
