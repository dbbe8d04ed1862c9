package org.hotline12345.kbindex.files;

import java.util.List;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * What came out of files: the articles that are right and what is wrong with the others. Articles
 * are published, of version 0 and revision 0: not yet stored.
 */
public record ReadArticles(List<KnowledgeArticle> articles, List<FileProblem> problems) {
  public ReadArticles {
    articles = List.copyOf(articles);
    problems = List.copyOf(problems);
  }
}
