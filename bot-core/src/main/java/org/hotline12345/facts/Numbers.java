package org.hotline12345.facts;

/**
 * The numbers a message tells that stand for something. Empty means: not said.
 *
 * @param phone digits of a mobile, or of a fixed line with its area code
 * @param fragment part of a phone that is still being told, three digits or more
 * @param plate as in {@code 浙K·12345}
 * @param orderNumber canonical
 */
record Numbers(
    String phone,
    String fragment,
    String plate,
    String orderNumber,
    String idCard,
    String bankCard) {}
