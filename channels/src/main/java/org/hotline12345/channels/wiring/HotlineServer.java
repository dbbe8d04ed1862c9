package org.hotline12345.channels.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.web.Contract;
import org.hotline12345.channels.web.Json;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.channels.web.WebServer;
import org.hotline12345.channels.web.citizen.ArticlesApi;
import org.hotline12345.channels.web.citizen.ConversationsApi;
import org.hotline12345.channels.web.citizen.ProgressApi;
import org.hotline12345.channels.web.citizen.VoiceApi;
import org.hotline12345.channels.web.desk.AnswerApi;
import org.hotline12345.channels.web.desk.AskedApi;
import org.hotline12345.channels.web.desk.AttachmentsApi;
import org.hotline12345.channels.web.desk.CallsApi;
import org.hotline12345.channels.web.desk.FollowUpsApi;
import org.hotline12345.channels.web.desk.ImportsApi;
import org.hotline12345.channels.web.desk.KeptQuestionsApi;
import org.hotline12345.channels.web.desk.KnowledgeApi;
import org.hotline12345.channels.web.desk.OpenedOrders;
import org.hotline12345.channels.web.desk.OrderDraftApi;
import org.hotline12345.channels.web.desk.OrdersApi;
import org.hotline12345.channels.web.desk.OrganisationApi;
import org.hotline12345.channels.web.desk.PicturesApi;
import org.hotline12345.channels.web.desk.ReindexApi;
import org.hotline12345.channels.web.desk.SearchApi;
import org.hotline12345.channels.web.desk.SeatPhrases;
import org.hotline12345.channels.web.desk.SessionApi;
import org.hotline12345.channels.web.desk.TalksApi;
import org.hotline12345.channels.web.desk.WordsApi;
import org.hotline12345.channels.web.desk.WorkListApi;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.channels.web.operations.ProbesApi;
import org.hotline12345.channels.wechat.CallbackApi;
import org.hotline12345.channels.wechat.WechatChannel;
import org.hotline12345.contact.Channel;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.kbindex.documents.DocumentFiles;
import org.hotline12345.kbindex.documents.ReadingLimits;
import org.hotline12345.kbindex.intake.ImportDesk;
import org.hotline12345.kbindex.intake.Previews;
import org.hotline12345.knowledge.ArticleWarnings;
import org.hotline12345.knowledge.AsOf;
import org.hotline12345.knowledge.HourlySweep;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.security.Sessions;
import org.hotline12345.store.JdbiEnclosures;
import org.hotline12345.store.JdbiImportJobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hotline with its web channel. Closing it leaves the {@link Hotline} itself open. */
public final class HotlineServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HotlineServer.class);
  private static final String UPLOADS = "imports";
  private static final long ASKED_FOR_RATINGS_SECONDS = 5;

  private final WebServer web;
  private final ExecutorService threads;
  private final Future<?> asking;
  private final HourlySweep sweep;
  private final AsOf past;
  private final ImportDesk imports;
  private final @Nullable WechatChannel wechat;
  private final VoiceChannel voice;
  private final MeterRegistry meters;

  private HotlineServer(
      WebServer web,
      ExecutorService threads,
      Future<?> asking,
      HourlySweep sweep,
      AsOf past,
      ImportDesk imports,
      @Nullable WechatChannel wechat,
      VoiceChannel voice,
      MeterRegistry meters) {
    this.meters = meters;
    this.web = web;
    this.threads = threads;
    this.asking = asking;
    this.sweep = sweep;
    this.past = past;
    this.imports = imports;
    this.wechat = wechat;
    this.voice = voice;
  }

  /**
   * Starts listening where the hotline's configuration says.
   *
   * @param echo whether {@code POST /bench/echo} is there, for comparison
   */
  public static HotlineServer start(Hotline hotline, boolean echo) {
    return start(hotline, echo, SpeechParts.open(hotline.config()));
  }

  /** The same with the models of another data folder, as a benchmark on a new one wants it. */
  public static HotlineServer start(Hotline hotline, HotlineConfig models) {
    return start(hotline, false, SpeechParts.open(models));
  }

  /** The same with other ears and another mouth. */
  static HotlineServer start(Hotline hotline, boolean echo, SpeechParts speech) {
    HotlineConfig config = hotline.config();
    Clock clock = hotline.clock();
    ObjectMapper json = Json.mapper(config.zone());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    LiveConversations live = new LiveConversations(threads);
    hotline.talks().log().listen(live);
    Meters meters = Meters.of(hotline, live);
    RateLimits limits = new RateLimits(config.limits(), clock);
    ReindexApi reindex = new ReindexApi(hotline.knowledge().keeper(), live, threads);
    AsOf past =
        new AsOf(
            hotline.knowledge().articles(),
            hotline.knowledge().index(),
            hotline.words().desk()::at);
    ImportDesk imports = imports(hotline);
    VoiceChannel voice = VoiceChannel.open(hotline, speech, meters.registry(), threads);
    voice.lines().overheard(live::hearing);
    WechatChannel wechat =
        WechatParts.start(hotline, speech.recognizer(), limits, meters.registry());
    List<?> operations =
        List.of(
            new VoiceApi(
                voice.lines(),
                hotline.talks().conversations(),
                config.sessions().conversation(),
                clock),
            new CallsApi(voice.calls(), voice.recordings()),
            new OrderDraftApi(
                hotline.talks().conversations(),
                new FactExtractor(hotline.orders().gazetteer(), Festivals.shipped(), clock),
                voice.calls()),
            new ConversationsApi(
                hotline.talks().engine(),
                hotline.talks().log(),
                hotline.talks().conversations(),
                hotline.asked().feedback(),
                live,
                limits,
                config.sessions().conversation(),
                meters.registry(),
                clock),
            new ProgressApi(
                hotline.orders().desk(),
                hotline.orders().followUps(),
                hotline.transactions(),
                limits),
            new FollowUpsApi(
                hotline.orders().followUps(),
                hotline.orders().desk(),
                hotline.staff().accounts(),
                hotline.transactions(),
                clock),
            new ArticlesApi(
                hotline.knowledge().articles(), hotline.knowledge().attachments(), clock),
            new SessionApi(
                hotline.staff().accounts(),
                hotline.staff().sessions(),
                limits,
                config.http().secureCookies(),
                clock),
            new TalksApi(
                hotline.talks().seats(),
                hotline.talks().conversations(),
                hotline.orders().desk(),
                live,
                reindex,
                SeatPhrases.load(config.seatPhrases()),
                clock),
            new OrdersApi(
                hotline.orders().desk(),
                hotline.orders().followUps(),
                hotline.transactions(),
                hotline.orders().gazetteer(),
                new OpenedOrders(hotline.talks().seats(), clock),
                clock),
            new PicturesApi(
                new JdbiEnclosures(hotline.database()),
                hotline.talks().seats(),
                hotline.talks().log(),
                hotline.talks().conversations(),
                clock),
            new OrganisationApi(hotline.orders().departments(), hotline.orders().gazetteer()),
            new KnowledgeApi(
                hotline.knowledge().articles(),
                hotline.knowledge().desk(),
                hotline.knowledge().publishing(),
                new ArticleWarnings(hotline.knowledge().articles(), hotline.orders().departments()),
                hotline.knowledge().attachments(),
                hotline.staff().accounts()),
            new AttachmentsApi(hotline.knowledge().attachments()),
            new AnswerApi(
                hotline.talks().rehearsal(),
                hotline.knowledge().articles(),
                hotline.knowledge().index(),
                hotline.words().desk()::current,
                past,
                clock),
            new KeptQuestionsApi(
                hotline.knowledge().questions(),
                hotline.knowledge().articles(),
                hotline.staff().accounts()),
            new WorkListApi(hotline.knowledge().articles(), hotline.staff().accounts(), clock),
            new SearchApi(
                hotline.knowledge().index(),
                hotline.knowledge().articles(),
                hotline.talks().conversations(),
                clock),
            new WordsApi(hotline.words().desk(), hotline.staff().accounts()),
            new AskedApi(
                hotline.asked().questions(),
                hotline.asked().unanswered(),
                hotline.asked().use(),
                hotline.knowledge().articles(),
                clock),
            new ImportsApi(imports, hotline.orders().departments(), hotline.staff().accounts()),
            reindex,
            new CallbackApi(wechat),
            new ProbesApi(checks(hotline), notes(wechat, voice), meters.registry()));
    WebServer web =
        WebServer.start(
            Vertx.vertx(),
            new WebServer.Parts(
                config,
                Contract.load(),
                operations,
                token -> hotline.staff().sessions().find(token).map(Sessions.Session::principal),
                DomainProblems.all(),
                json,
                meters.registry(),
                echo));
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    HourlySweep sweep = HourlySweep.start(hotline.knowledge().sweep(), timer, clock);
    imports.resume();
    var unused = timer.scheduleWithFixedDelay(() -> sweep(voice), 0, 1, TimeUnit.HOURS);
    var asking =
        timer.scheduleWithFixedDelay(
            () -> threads.execute(() -> askForRatings(hotline)),
            ASKED_FOR_RATINGS_SECONDS,
            ASKED_FOR_RATINGS_SECONDS,
            TimeUnit.SECONDS);
    return new HotlineServer(
        web, threads, asking, sweep, past, imports, wechat, voice, meters.registry());
  }

  private static void askForRatings(Hotline hotline) {
    try {
      hotline.talks().ratings().ask(Channel.WEB);
    } catch (RuntimeException e) {
      LOG.error("nobody was asked for a rating; it will be tried again", e);
    }
  }

  private static void sweep(VoiceChannel voice) {
    try {
      int gone = voice.sweep();
      if (gone > 0) {
        LOG.info("{} recordings were kept long enough and deleted", gone);
      }
    } catch (RuntimeException e) {
      // A task that throws is never run again.
      LOG.error("old recordings were not deleted; it will be tried again", e);
    }
  }

  private static ImportDesk imports(Hotline hotline) {
    Path temporary = hotline.temporary();
    Path folder = temporary == null ? hotline.config().dataDir() : temporary;
    return new ImportDesk(
        new JdbiImportJobs(hotline.database()),
        hotline.knowledge().desk(),
        hotline.knowledge().attachments(),
        new Previews(hotline.knowledge().articles(), hotline.knowledge().index()),
        new DocumentFiles(
            hotline.orders().departments(), hotline.orders().gazetteer(), ReadingLimits.USUAL),
        folder.resolve(UPLOADS),
        hotline.transactions(),
        hotline.clock());
  }

  /** What the operator should know although the hotline serves. */
  private static Map<String, Supplier<Optional<String>>> notes(
      @Nullable WechatChannel wechat, VoiceChannel voice) {
    Map<String, Supplier<Optional<String>>> notes = new LinkedHashMap<>();
    if (wechat != null) {
      notes.put("wechat", wechat::trouble);
    }
    notes.put("telephone", voice::trouble);
    return notes;
  }

  private static Map<String, BooleanSupplier> checks(Hotline hotline) {
    Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
    checks.put("database", () -> hotline.knowledge().articles().revision() >= 0);
    checks.put("index", () -> hotline.knowledge().index().revision() > 0);
    checks.put("model", () -> EmbeddingModels.bgeSmallZh().dimension() > 0);
    return checks;
  }

  /** What is measured. */
  public MeterRegistry meters() {
    return meters;
  }

  /** The port it listens on. */
  public int port() {
    return web.port();
  }

  /** Where it can be called; empty when it cannot. */
  public Optional<String> telephone() {
    return voice.telephone();
  }

  /**
   * Takes calls by telephone as well, if configured.
   *
   * @return why none are taken, empty when they are
   */
  public String takeCalls() {
    return voice.takeCalls();
  }

  /** Takes no more requests, finishes those that run, lets the port go. */
  @Override
  public void close() {
    asking.cancel(false);
    sweep.close();
    web.close();
    if (wechat != null) {
      wechat.close();
    }
    voice.close();
    threads.close();
    imports.close();
    past.close();
  }
}
