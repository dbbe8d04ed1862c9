import { h } from './vue.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';
import { dateOnly } from './time.js';
import { fileSize } from './upload.js';

const NOT_CURRENT = {
  已下架: '这篇内容已下架，仅供核对当时的答复，请勿作为办事依据。',
  已过期: '这篇内容已过有效期，仅供核对当时的答复，请勿作为办事依据。',
};

/** How long an article holds, in words. */
export function validity(article) {
  const from = dateOnly(article.validFrom);
  const to = article.validTo ? `至 ${dateOnly(article.validTo)}` : '起长期有效';
  return from ? `${from}${article.validTo ? ' ' : ''}${to}` : '长期有效';
}

function legalBasis(list) {
  if (!list || !list.length) return '—';
  return h('ul', list.map((basis) => h('li', basis)));
}

/** The files that come with an article; to be had only of one that citizens are answered from. */
function attachments({ id, attachments: files }, downloads) {
  if (!files || !files.length) return null;
  return h('section', { class: 'files', 'aria-label': '附件' }, [
    h('h3', { class: 'md-h' }, '附件'),
    h(
      'ul',
      files.map((file) => {
        const path = `/api/articles/${encodeURIComponent(id)}/attachments/${file.sha256}`;
        return h('li', { key: file.sha256 }, [
          downloads ? h('a', { href: path, download: file.name }, file.name) : file.name,
          ` ${fileSize(file.size)}`,
        ]);
      }),
    ),
  ]);
}

/** What else may be of use: articles the server names; an editor's list of bare ids is not shown. */
function related({ related: others }) {
  const named = (others || []).filter((one) => one.title);
  if (!named.length) return null;
  return h('section', { class: 'files', 'aria-label': '相关内容' }, [
    h('h3', { class: 'md-h' }, '相关内容'),
    h('ul', named.map((one) => h('li', { key: one.id }, [h('a', { href: `/articles/${encodeURIComponent(one.id)}` }, one.title)]))),
  ]);
}

/** A knowledge article as a citizen reads it, with all it rests on. */
export function articleView(article, { heading = 'h2', downloads = true } = {}) {
  const stale = NOT_CURRENT[article.state];
  return h('article', { class: 'article' }, [
    h(heading, { class: 'title' }, article.title),
    h('p', { class: 'byline' }, [
      h('span', [icon('building', { size: 16 }), article.department]),
      article.asOf ? h('span', [icon('clock', { size: 16 }), `资料截至 ${dateOnly(article.asOf)}`]) : null,
    ]),
    stale ? h('p', { class: 'notice bad' }, [icon('alert'), stale]) : null,
    h('div', { class: 'md' }, markdown(article.body, { headingLevel: heading === 'h1' ? 2 : 3 })),
    attachments(article, downloads),
    related(article),
    h('dl', { class: 'facts' }, [
      h('dt', '责任单位'),
      h('dd', article.department),
      h('dt', '法律依据'),
      h('dd', [legalBasis(article.legalBasis)]),
      h('dt', '来源'),
      h('dd', article.source || '—'),
      h('dt', '有效期'),
      h('dd', validity(article)),
      h('dt', '资料日期'),
      h('dd', dateOnly(article.asOf) || '—'),
      h('dt', '版本'),
      h('dd', `第 ${article.version} 版`),
    ]),
  ]);
}
