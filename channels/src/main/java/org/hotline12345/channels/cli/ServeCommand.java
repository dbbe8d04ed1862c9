package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.security.StaffAccounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the whole system until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Runs the whole system on embedded parts in one process: database, index, models, web.",
      "Prints the addresses and, on the first start, the generated staff passwords.",
      "Stops on SIGTERM or Ctrl-C, finishing what runs."
    })
final class ServeCommand implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Mixin private ConfigOptions options;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "TCP port, 0 for any free one (default: http.port of the configuration, else 12345).")
  private @Nullable Integer port;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    long start = System.nanoTime();
    HotlineConfig config = options.load();
    if (port != null) {
      if (port < 0 || port > 65535) {
        throw new ParameterException(
            spec.commandLine(), "--port: " + port + " (expected: 0–65535)");
      }
      config = config.withPort(port);
    }
    Hotline hotline = Hotline.open(config, Clock.system(config.zone()));
    // Before anything else can fail: they are never seen again.
    tell(spec.commandLine().getOut(), hotline.firstAccounts());
    HotlineServer server;
    String telephone;
    try {
      server = HotlineServer.start(hotline, false);
      telephone = server.takeCalls();
    } catch (RuntimeException e) {
      hotline.close();
      throw e;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("stopping");
                  server.close();
                  hotline.close();
                  LOG.info("stopped");
                  stopped.countDown();
                },
                "shutdown"));
    announce(spec.commandLine().getOut(), hotline, server, (System.nanoTime() - start) / 1e9);
    if (!telephone.isEmpty()) {
      spec.commandLine().getOut().println("  电话未开通：" + telephone);
      spec.commandLine().getOut().flush();
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(PrintWriter out, List<StaffAccounts.FirstAccount> accounts) {
    if (!accounts.isEmpty()) {
      out.println("首次启动已生成工作人员账号，密码只显示这一次，请保存：");
      for (StaffAccounts.FirstAccount account : accounts) {
        out.printf("  %-8s %s  %s%n", account.user(), account.name(), account.password());
      }
      out.println();
      out.flush();
    }
  }

  private static void announce(
      PrintWriter out, Hotline hotline, HotlineServer server, double seconds) {
    int port = server.port();
    out.println(hotline.config().organisation().name());
    for (String host : hosts(hotline.config().http().bind())) {
      String base = "http://" + host + ":" + port;
      out.printf("  群众 %s/   座席 %s/desk   知识库 %s/knowledge%n", base, base, base);
    }
    out.printf(
        "  接口 http://%s:%d/docs   探针 /health/ready   指标 /metrics%n",
        hosts(hotline.config().http().bind()).getFirst(), port);
    server.telephone().ifPresent(address -> out.printf("  电话 %s%n", address));
    out.printf("ready in %.1f s%n", seconds);
    out.flush();
  }

  /** Where it can be reached: by the loopback name, and from outside when it listens there. */
  private static List<String> hosts(String bind) {
    try {
      InetAddress address = InetAddress.getByName(bind);
      if (!address.isAnyLocalAddress()) {
        return List.of(address.isLoopbackAddress() ? "localhost" : bind);
      }
      List<String> hosts = new java.util.ArrayList<>(List.of("localhost"));
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> a.isSiteLocalAddress() && a.getAddress().length == 4)
          .map(InetAddress::getHostAddress)
          .forEach(hosts::add);
      return hosts;
    } catch (SocketException | UnknownHostException e) {
      return List.of(bind);
    }
  }
}
