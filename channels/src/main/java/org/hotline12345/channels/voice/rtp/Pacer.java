package org.hotline12345.channels.voice.rtp;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the streams of one event loop their ticks, every 20 ms of absolute time: in groups 5 ms
 * apart, so that one awakening serves many streams and packets still leave spread. Belongs to its
 * loop.
 */
final class Pacer {
  private static final int PERIOD = 20;
  private static final int GROUPS = 4;

  private final EventLoop loop;
  private final List<List<Runnable>> groups =
      IntStream.range(0, GROUPS).<List<Runnable>>mapToObj(i -> new ArrayList<>()).toList();
  private int turn;
  private int members;
  private @Nullable Future<?> ticking;

  Pacer(EventLoop loop) {
    this.loop = loop;
  }

  /** Ticks from now on, in the smallest group. */
  void join(Runnable tick) {
    List<Runnable> smallest = groups.get(turn);
    for (List<Runnable> group : groups) {
      smallest = group.size() < smallest.size() ? group : smallest;
    }
    smallest.add(tick);
    members++;
    if (ticking == null) {
      int step = PERIOD / GROUPS;
      ticking = loop.scheduleAtFixedRate(this::tick, step, step, TimeUnit.MILLISECONDS);
    }
  }

  /** Ticks no more. */
  void leave(Runnable tick) {
    for (List<Runnable> group : groups) {
      if (group.remove(tick)) {
        members--;
      }
    }
    if (members == 0 && ticking != null) {
      ticking.cancel(false);
      ticking = null;
    }
  }

  private void tick() {
    List<Runnable> group = groups.get(turn);
    turn = (turn + 1) % GROUPS;
    for (int i = group.size() - 1; i >= 0; i--) {
      group.get(i).run();
    }
  }
}
