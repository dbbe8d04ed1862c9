package org.hotline12345.channels.web.desk;

import java.util.List;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.security.Permission;

/** Units and divisions, for choosing from. */
public final class OrganisationApi {
  private final Answer answer;

  public OrganisationApi(Departments departments, Gazetteer gazetteer) {
    List<Choice> divisions =
        gazetteer.divisions().stream()
            .filter(d -> d.level() == Division.Level.COUNTY || d.level() == Division.Level.TOWN)
            .map(d -> new Choice(d.code(), d.name(), d.parent()))
            .toList();
    this.answer =
        Answer.ok(
            new Organisation(
                departments.all().stream().map(Department::name).distinct().toList(), divisions));
  }

  @Operation("organisation")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer organisation(Call call) {
    return answer;
  }

  private record Organisation(List<String> departments, List<Choice> divisions) {}

  private record Choice(String code, String name, String parent) {}
}
