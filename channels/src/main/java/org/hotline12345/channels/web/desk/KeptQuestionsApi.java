package org.hotline12345.channels.web.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;
import org.hotline12345.knowledge.KeptQuestion;
import org.hotline12345.knowledge.KeptQuestions;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.security.Permission;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;

/** The questions that must keep finding their articles. */
public final class KeptQuestionsApi {
  private final KeptQuestions questions;
  private final Articles articles;
  private final StaffAccounts staff;

  public KeptQuestionsApi(KeptQuestions questions, Articles articles, StaffAccounts staff) {
    this.staff = staff;
    this.questions = questions;
    this.articles = articles;
  }

  @Operation("keptQuestions")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer list(Call call) {
    Map<String, String> titles = new HashMap<>();
    StaffNames names = staff.names();
    return Answer.ok(
        new All(questions.all().stream().map(kept -> view(kept, titles, names)).toList()));
  }

  @Operation("keepQuestion")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer keep(Call call) {
    Wanted wanted = call.body(Wanted.class);
    KeptQuestion kept =
        questions.keep(wanted.question(), wanted.relevant(), call.principal().user());
    return Answer.created(view(kept, new HashMap<>(), staff.names()));
  }

  @Operation("dropQuestion")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer drop(Call call) {
    questions.drop(call.path("id"));
    return Answer.nothing();
  }

  @Operation("runKeptQuestions")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer run(Call call) {
    return Answer.ok(questions.run());
  }

  private View view(KeptQuestion kept, Map<String, String> titles, StaffNames names) {
    return new View(
        kept.id(),
        kept.question(),
        kept.relevant().stream()
            .map(
                id ->
                    new Titled(
                        id,
                        titles.computeIfAbsent(
                            id, i -> articles.find(i).map(KnowledgeArticle::title).orElse(i))))
            .toList(),
        kept.addedBy(),
        names.of(kept.addedBy()),
        kept.at());
  }

  private record Wanted(String question, List<String> relevant) {}

  private record All(List<View> questions) {}

  private record View(
      String id,
      String question,
      List<Titled> relevant,
      String addedBy,
      String addedByName,
      Instant at) {}
}
