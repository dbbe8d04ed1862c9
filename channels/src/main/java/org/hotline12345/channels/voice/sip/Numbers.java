package org.hotline12345.channels.voice.sip;

import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import org.jspecify.annotations.Nullable;

/** Telephone numbers in addresses. */
final class Numbers {
  private static final Pattern PARAMETERS = Pattern.compile(";.*");
  private static final Pattern SEPARATORS = Pattern.compile("[-.() ]|^\\+");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,20}");

  private Numbers() {}

  /** The digits of the number an address stands for; empty when it is none. */
  static String of(@Nullable URI uri) {
    String user = user(uri);
    String digits = SEPARATORS.matcher(PARAMETERS.matcher(user).replaceAll("")).replaceAll("");
    return DIGITS.matcher(digits).matches() ? digits : "";
  }

  /** Who is meant at a host, or the number; empty when nobody is named. */
  static String user(@Nullable URI uri) {
    String user =
        switch (uri) {
          case SipURI sip -> sip.getUser();
          case TelURL tel -> tel.getPhoneNumber();
          case null, default -> "";
        };
    return user == null ? "" : user;
  }
}
