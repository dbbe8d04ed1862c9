package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wechat.AccountSync;
import org.hotline12345.channels.wiring.WechatParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The WeChat official account. */
@Command(
    name = "wechat",
    description = "The WeChat official account.",
    subcommands = WechatCommand.Sync.class)
final class WechatCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "wechat: no subcommand (expected: sync)");
  }

  /** Menu and templates as the file says. */
  @Command(
      name = "sync",
      description = {
        "Shows how the account's menu, templates and subscription messages differ from",
        "wechat.accountFile (or the shipped file); with --apply makes the account as the file says.",
        "May run beside the server.",
        "Result: lines (+ in the file only, - on the account only, ! to be done by hand), menu,",
        "templatesToAdd, subscriptionsToAdd."
      })
  static final class Sync implements Runnable {
    @Option(names = "--apply", description = "Make the account as the file says.")
    private boolean apply;

    @Mixin private ConfigOptions options;
    @Mixin private ResultOption result;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      HotlineConfig config = options.load();
      AccountSync sync = WechatParts.sync(config, Clock.system(config.zone()));
      AccountSync.Difference difference = sync.compare();
      if (apply) {
        sync.apply(difference);
      }
      PrintWriter out = spec.commandLine().getOut();
      if (result.json()) {
        result.print(out, difference, config.zone());
        return;
      }
      difference.lines().forEach(out::println);
      out.println(
          difference.isEmpty() ? "公众号与文件一致。" : apply ? "已按文件更新公众号。" : "以上差别尚未生效，加 --apply 更新公众号。");
      out.flush();
    }
  }
}
