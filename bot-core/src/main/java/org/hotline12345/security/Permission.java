package org.hotline12345.security;

/** What a member of staff may do. */
public enum Permission {
  CONVERSE,
  ORDER_READ,
  ORDER_WRITE,
  /** See who asked; each view is audited. */
  CALLER_READ,
  KNOWLEDGE_READ,
  KNOWLEDGE_EDIT,
  KNOWLEDGE_PUBLISH,
  INDEX_REBUILD,
  AUDIT_READ,
  ADMINISTER
}
