package org.hotline12345.channels.voice.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;

/**
 * Makes of everything the stack's parser cannot read the one fault that the stack answers with 400;
 * by itself it lets exceptions of other kinds through, and quotes the message in the answer's first
 * line. Made by the stack, by name.
 */
public final class CheckedParserFactory implements MessageParserFactory {
  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new Checked();
  }

  private static final class Checked implements MessageParser {
    private final StringMsgParser parser = new StringMsgParser();

    @Override
    public SIPMessage parseSIPMessage(
        byte[] bytes, boolean body, boolean strict, ParseExceptionListener listener)
        throws ParseException {
      try {
        return parser.parseSIPMessage(bytes, body, strict, listener);
      } catch (ParseException e) {
        throw malformed(e.getErrorOffset(), e);
      } catch (RuntimeException e) {
        throw malformed(0, e);
      }
    }

    private static ParseException malformed(int offset, Exception cause) {
      ParseException malformed = new ParseException("message not understood", offset);
      malformed.initCause(cause);
      return malformed;
    }
  }
}
