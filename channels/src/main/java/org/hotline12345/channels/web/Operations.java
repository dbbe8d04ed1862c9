package org.hotline12345.channels.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The Java side of the contract: which method carries out which operation, and for whom. Refuses to
 * be built when code and contract do not say the same.
 */
final class Operations {
  private final Map<String, Bound> bound = new HashMap<>();

  /**
   * @param handlers objects with methods annotated {@link Operation}
   * @throws IllegalStateException naming every disagreement
   */
  Operations(Contract contract, List<?> handlers) {
    List<String> problems = new ArrayList<>();
    for (Object handler : handlers) {
      for (Method method : handler.getClass().getMethods()) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null
            && bound.put(operation.value(), bind(handler, method, problems)) != null) {
          problems.add(operation.value() + ": two methods (expected: one)");
        }
      }
    }
    for (Contract.Entry entry : contract.entries()) {
      Bound found = bound.get(entry.operationId());
      if (found == null) {
        problems.add(entry.operationId() + ": no method (expected: one with @Operation)");
      } else if (found.permission() != entry.permission()) {
        problems.add(
            entry.operationId()
                + ": code says "
                + said(found.permission())
                + " (expected by the contract: "
                + said(entry.permission())
                + ")");
      } else if (found.opensSocket() != entry.webSocket()) {
        problems.add(entry.operationId() + ": a WebSocket in only one of code and contract");
      }
    }
    for (String id : bound.keySet()) {
      if (contract.entries().stream().noneMatch(e -> e.operationId().equals(id))) {
        problems.add(id + ": unknown to the contract");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("operations: " + String.join("; ", problems));
    }
  }

  Bound get(String operationId) {
    Bound found = bound.get(operationId);
    if (found == null) {
      throw new IllegalArgumentException("operation: " + operationId + " is unknown");
    }
    return found;
  }

  private static Bound bind(Object handler, Method method, List<String> problems) {
    String id = method.getAnnotation(Operation.class).value();
    Requires requires = method.getAnnotation(Requires.class);
    boolean anonymous = method.isAnnotationPresent(Anonymous.class);
    if ((requires == null) != anonymous) {
      problems.add(id + ": " + method + " (expected: either @Requires or @Anonymous)");
    }
    boolean socket = method.getReturnType() == LiveSocket.Opener.class;
    if ((method.getReturnType() != Answer.class && !socket)
        || method.getParameterCount() != 1
        || method.getParameterTypes()[0] != Call.class) {
      problems.add(id + ": " + method + " (expected: Answer or Opener from one Call)");
    }
    method.setAccessible(true);
    return new Bound(handler, method, requires == null ? null : requires.value(), socket);
  }

  private static String said(@Nullable Permission permission) {
    return permission == null ? "anonymous" : permission.name();
  }

  /**
   * @param permission null for everyone
   */
  record Bound(Object target, Method method, @Nullable Permission permission, boolean opensSocket) {

    Answer answer(Call call) throws Throwable {
      return (Answer) invoke(call);
    }

    LiveSocket.Opener opener(Call call) throws Throwable {
      return (LiveSocket.Opener) invoke(call);
    }

    private Object invoke(Call call) throws Throwable {
      try {
        return method.invoke(target, call);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }
}
