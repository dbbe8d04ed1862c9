-- One row a conversation, for lists and the queue; the events are the truth.
CREATE TABLE conversation (
  id          VARCHAR(36)  NOT NULL PRIMARY KEY,
  channel     VARCHAR(16)  NOT NULL,
  token_hash  VARCHAR(64)  NOT NULL,
  holder      VARCHAR(8)   NOT NULL,
  seat_user   VARCHAR(64),
  since       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_text   VARCHAR(200) NOT NULL
);
CREATE INDEX conversation_by_holder ON conversation (holder, since);

CREATE TABLE conversation_event (
  conversation_id VARCHAR(36) NOT NULL REFERENCES conversation (id),
  seq             BIGINT      NOT NULL,
  at              TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  turn_key        VARCHAR(128),
  body            VARCHAR(100000) NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  UNIQUE (conversation_id, turn_key)
);
