import { h } from '../shared/vue.js';
import { DatePicker, FormItem, Input, Select, Textarea, bind } from '../staff/antd.js';
import { organisation } from '../desk/organisation.js';
import { ArticleSelect } from './article-select.js';
import { Attachments } from './attachments.js';
import { FIELD_NAMES } from './fields.js';

const AUDIENCES = ['个人', '企业', '老年人', '残疾人', '学生', '外来务工人员'];

const CITY = { value: '331100', label: '全市' };
const COUNTY = /^\d{6}$/;

/** The city and its counties: an article of a county goes before the city's for its people. */
export function regions() {
  const counties = organisation.divisions.filter((one) => COUNTY.test(one.code) && one.code !== CITY.value);
  return [CITY, ...counties.map((one) => ({ value: one.code, label: one.name }))];
}

/** The form items of an article. */
export function articleFields(form, errors, { isNew, readOnly }) {
  const off = { disabled: readOnly };
  const item = (field, control, { label, required, help } = {}) =>
    h(
      FormItem,
      {
        label: label || FIELD_NAMES[field],
        required,
        htmlFor: `article-${field}`,
        validateStatus: errors[field] ? 'error' : undefined,
        help: errors[field],
        extra: help,
      },
      { default: () => control },
    );
  const id = (field) => ({ id: `article-${field}`, ...off, ...bind(form, field) });
  const day = (field) =>
    h(DatePicker, { ...id(field), valueFormat: 'YYYY-MM-DD', format: 'YYYY年M月D日', class: 'wide' });
  const lines = (field, rows, max) =>
    h(Textarea, { ...id(field), autoSize: { minRows: rows, maxRows: max } });
  const tags = (field, options) =>
    h(Select, { ...id(field), mode: 'tags', tokenSeparators: ['，', ',', '、', ' '], options });

  return [
    isNew
      ? item('id', h(Input, { ...id('id'), placeholder: '如 id-card-lost', maxlength: 100 }), {
          label: '编号',
          required: true,
          help: '保存后不能改；可以换成好记的英文',
        })
      : null,
    item('title', h(Input, { ...id('title'), maxlength: 200 }), { required: true }),
    item('questions', lines('questions', 3, 8), {
      required: true,
      help: '每行一种问法，用群众自己的话',
    }),
    item(
      'body',
      h(Textarea, { ...id('body'), autoSize: { minRows: 12, maxRows: 26 }, maxlength: 20000, class: 'body' }),
      { required: true, help: '第一段直接回答；“## ”开头为小标题，“- ”或“1. ”为列表，**文字** 为加粗' },
    ),
    h('div', { class: 'field-row' }, [
      item(
        'department',
        h(Select, {
          ...id('department'),
          showSearch: true,
          options: organisation.departments.map((value) => ({ value })),
        }),
        { required: true },
      ),
      item('region', h(Select, { ...id('region'), showSearch: true, optionFilterProp: 'label', options: regions() }), {
        required: true,
      }),
    ]),
    item('legalBasis', lines('legalBasis', 2, 6), { help: '每行一条，写明文号和条款' }),
    item('source', h(Input, { ...id('source'), maxlength: 500 }), { required: true }),
    h('div', { class: 'field-row four' }, [
      item('asOf', day('asOf'), { required: true }),
      item('validFrom', day('validFrom'), { required: true }),
      item('validTo', day('validTo')),
      item('reviewBy', day('reviewBy')),
    ]),
    h('div', { class: 'field-row' }, [
      item('audience', tags('audience', AUDIENCES.map((value) => ({ value })))),
      item('keywords', tags('keywords', [])),
    ]),
    item('related', h(ArticleSelect, { ...id('related'), several: true, except: form.id }), {
      help: '答复这一条时一并推荐的条目',
    }),
    item('attachments', h(Attachments, { ...bind(form, 'attachments'), id: 'article-attachments', readOnly }), {
      help: '表格、样本等，随条目一起发布；pdf、docx、xlsx、ofd、图片或 txt，每个不超过 10 MB',
    }),
  ];
}
