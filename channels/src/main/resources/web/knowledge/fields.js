import { Problem } from '../shared/problem.js';
import { today } from '../shared/time.js';

/** The fields of an article in the order people read them, with their names. */
export const FIELD_NAMES = {
  title: '标题',
  questions: '群众问法',
  body: '正文',
  department: '责任单位',
  region: '适用区划',
  audience: '适用对象',
  legalBasis: '法律依据',
  source: '来源',
  asOf: '资料日期',
  validFrom: '生效日期',
  validTo: '失效日期',
  reviewBy: '复核期限',
  keywords: '关键词',
  related: '相关条目',
  attachments: '附件',
};

/** The problem with its fields called as the form calls them. */
export function named(problem) {
  const errors = problem.errors.map((e) => ({ ...e, field: FIELD_NAMES[e.field] || e.field }));
  return new Problem(problem.status, problem.title, problem.detail, errors, problem.body);
}

export const STATES = ['草稿', '待审', '已发布', '已下架', '已过期'];

export const STATE_COLORS = {
  草稿: 'default',
  待审: 'orange',
  已发布: 'green',
  已下架: 'red',
  已过期: 'volcano',
};

/** Fields edited as one entry per line. */
const LISTS = ['questions', 'legalBasis'];

/** Fields edited as tags. */
const TAGS = ['audience', 'keywords'];

/** Fields edited by a control of their own. */
const OBJECTS = ['related', 'attachments'];

const LONGEST_ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
const REGION = /^\d{6}(\d{3})?(\d{3})?$/;

/** The form of an article, lists as lines of text; of an empty one without argument. */
export function formOf(article = {}) {
  const form = {
    id: article.id || '',
    title: article.title || '',
    body: article.body || '',
    department: article.department || undefined,
    region: article.region || '331100',
    source: article.source || '',
    asOf: article.asOf || today(),
    validFrom: article.validFrom || today(),
    validTo: article.validTo || undefined,
    reviewBy: article.reviewBy || undefined,
    note: '',
  };
  LISTS.forEach((field) => {
    form[field] = (article[field] || []).join('\n');
  });
  [...TAGS, ...OBJECTS].forEach((field) => {
    form[field] = [...(article[field] || [])];
  });
  return form;
}

/** The form as the server takes it: no empty fields, no lines of blanks. */
export function articleOf(form) {
  const article = {};
  Object.keys(FIELD_NAMES).forEach((field) => {
    const value = form[field];
    if (LISTS.includes(field)) {
      article[field] = value.split('\n').map((line) => line.trim()).filter(Boolean);
    } else if (typeof value === 'string') {
      if (value.trim()) article[field] = field === 'body' ? value.trimEnd() : value.trim();
    } else if (value !== undefined && value !== null) {
      article[field] = value;
    }
  });
  return article;
}

/** What is wrong with a form, by field. */
export function formErrors(form, isNew) {
  const errors = {};
  if (isNew && !LONGEST_ID.test(form.id)) errors.id = '编号用小写字母、数字和连字符，如 id-card-lost';
  if (!form.title.trim()) errors.title = '请填写标题';
  if (!form.questions.trim()) errors.questions = '至少写一种群众问法';
  if (!form.body.trim()) errors.body = '请填写正文';
  if (!form.department) errors.department = '请选择责任单位';
  if (!REGION.test(form.region)) errors.region = '区划代码应为 6、9 或 12 位数字';
  if (!form.source.trim()) errors.source = '请写明资料从哪里来，如文件名、单位答复';
  if (!form.asOf) errors.asOf = '请选择资料日期';
  if (!form.validFrom) errors.validFrom = '请选择生效日期';
  if (form.validTo && form.validFrom && form.validTo < form.validFrom) {
    errors.validTo = '失效日期不能早于生效日期';
  }
  return errors;
}

/** One field of an article as plain lines, for comparing versions; empty when it says nothing. */
export function fieldText(article, field) {
  const value = article ? article[field] : undefined;
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (field === 'attachments' ? `${one.name}（${one.sha256.slice(0, 12)}）` : one)).join('\n');
}
