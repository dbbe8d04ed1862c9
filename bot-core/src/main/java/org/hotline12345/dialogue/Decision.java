package org.hotline12345.dialogue;

import java.util.List;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.understanding.Route;
import org.hotline12345.workorder.DemandType;
import org.jspecify.annotations.Nullable;

/** What the policy decided to do with a turn while no form is open. */
sealed interface Decision {

  /** The way this goes, as evaluations name it. */
  Route route();

  /** The lawful route, the sub-centre's number or the reason of a refusal; else empty. */
  default String target() {
    return "";
  }

  /** Answer from this article; {@code demand} when a demand may stand behind the question. */
  record Answer(Hit hit, boolean demand) implements Decision {
    @Override
    public Route route() {
      return Route.QUESTION;
    }
  }

  /** Answer a side of the article told before. */
  record FollowUp(String articleId) implements Decision {
    @Override
    public Route route() {
      return Route.QUESTION;
    }
  }

  /** Several articles are as near as each other: ask which. */
  record Clarify(List<Hit> hits) implements Decision {
    public Clarify {
      hits = List.copyOf(hits);
    }

    @Override
    public Route route() {
      return Route.QUESTION;
    }
  }

  /** A question that no article answers. */
  record NothingKnown() implements Decision {
    @Override
    public Route route() {
      return Route.QUESTION;
    }
  }

  /** Start an order with what was said. */
  record TakeDemand(DemandType type, boolean calm) implements Decision {
    @Override
    public Route route() {
      return Route.ORDER;
    }
  }

  /** An emergency heard by the model, in words the rules do not know. */
  record CallNow(String target) implements Decision {
    @Override
    public Route route() {
      return Route.EMERGENCY;
    }
  }

  /** Name the lawful route; {@code hit} answers when the question is a general one. */
  record Lawful(String target, @Nullable Hit hit) implements Decision {
    @Override
    public Route route() {
      return Route.STATUTORY;
    }
  }

  /** Name the sub-centre; {@code hit} answers when the question is a general one. */
  record SubCentre(String target, @Nullable Hit hit) implements Decision {
    @Override
    public Route route() {
      return Route.SUBCENTRE;
    }
  }

  /** Refuse, politely, and say why. */
  record Refuse(String target) implements Decision {
    @Override
    public Route route() {
      return Route.REFUSED;
    }
  }

  /** Put through to a person. */
  record ToPerson(String reason) implements Decision {
    @Override
    public Route route() {
      return Route.HANDOFF;
    }
  }

  /** Tell how an order stands. */
  record TellProgress() implements Decision {
    @Override
    public Route route() {
      return Route.PROGRESS;
    }
  }

  /**
   * Take what the citizen thinks of how an order was dealt with.
   *
   * @param adds whether it adds to what he said before
   */
  record RateOrder(String number, Opinion opinion, boolean adds) implements Decision {
    @Override
    public Route route() {
      return Route.PROGRESS;
    }
  }

  /** Ask the citizen to rate one of his orders. */
  record AskRating() implements Decision {
    @Override
    public Route route() {
      return Route.PROGRESS;
    }
  }

  /** Take a rating of the conversation. */
  record TakeRating(Satisfaction score) implements Decision {
    @Override
    public Route route() {
      return Route.SMALLTALK;
    }
  }

  /** Answer small talk with the phrase of that name. */
  record SmallTalk(String phrase) implements Decision {
    @Override
    public Route route() {
      return Route.SMALLTALK;
    }
  }

  /** Ask the citizen to say it differently. */
  record NotUnderstood() implements Decision {
    @Override
    public Route route() {
      return Route.UNCLEAR;
    }
  }
}
