/** An error the server named in problem JSON (RFC 9457), or a failure to reach it (status 0). */
export class Problem extends Error {
  constructor(status, title, detail, errors = [], body = {}) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.body = body;
  }

  /** The last part of its type, such as `stale-version`; empty when it has none. */
  get kind() {
    return String(this.body.type || '').split(':').pop();
  }

  get unreachable() {
    return this.status === 0;
  }

  /** One line for people: what is wrong, and what to do if the server said so. */
  get line() {
    if (this.unreachable) return '网络不通，请检查网络后重试';
    const fields = this.errors.map(
      (e) => `${e.field}: ${e.actual}（应为：${e.expected}）`,
    );
    // The detail often repeats the first field.
    const more = fields.length ? fields.join('；') : this.detail;
    return [this.title, more].filter(Boolean).join('：') || `服务暂时不可用（${this.status}）`;
  }
}

const FALLBACK_TITLES = {
  401: '需要重新登录',
  403: '没有权限',
  404: '没有找到',
  409: '内容已被他人改动',
  413: '内容太长',
  429: '操作太频繁，请稍后再试',
};

/** Reads a failed response, whatever its body turns out to be. */
export async function problemOf(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    body = {};
  }
  const title = body.title || FALLBACK_TITLES[response.status] || '服务暂时不可用';
  return new Problem(response.status, title, body.detail, body.errors, body);
}
