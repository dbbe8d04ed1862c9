import { h } from '../shared/vue.js';
import { FormItem, Input, Select, Switch, Textarea, bind } from '../staff/antd.js';

export const TYPES = ['咨询', '求助', '投诉', '举报', '建议', '表扬'];

const PHONE = /^\d{7,12}$/;

/** An empty order form. */
export function blankOrder() {
  return {
    type: undefined,
    what: '',
    place: '',
    when: '',
    callerName: '',
    callerPhone: '',
    confidential: false,
    unit: undefined,
  };
}

/** What is wrong with a filled form, by field. */
export function orderErrors(form) {
  const errors = {};
  if (!form.type) errors.type = '请选择诉求类型';
  if (!form.what.trim()) errors.what = '请填写诉求内容';
  if (!PHONE.test(form.callerPhone.trim())) errors.callerPhone = '联系电话应为 7～12 位数字';
  return errors;
}

/** The form as the server takes it; an empty unit is left to the duty list. */
export function orderBody(form) {
  const body = {
    type: form.type,
    what: form.what.trim(),
    place: form.place.trim(),
    when: form.when.trim(),
    callerName: form.callerName.trim(),
    callerPhone: form.callerPhone.trim(),
    confidential: Boolean(form.confidential),
  };
  if (form.unit) body.unit = form.unit;
  return body;
}

/** The fields of an order as form items. */
export function orderFields(form, errors, { departments, prefix }) {
  const item = (name, label, control, required = false) =>
    h(
      FormItem,
      {
        label,
        required,
        htmlFor: `${prefix}-${name}`,
        validateStatus: errors[name] ? 'error' : undefined,
        help: errors[name],
      },
      { default: () => control },
    );
  const input = (name, more = {}) =>
    h(Input, { id: `${prefix}-${name}`, ...bind(form, name), ...more });
  return [
    h('div', { class: 'field-row' }, [
      item(
        'type',
        '诉求类型',
        h(Select, {
          id: `${prefix}-type`,
          options: TYPES.map((value) => ({ value })),
          placeholder: '请选择',
          ...bind(form, 'type'),
        }),
        true,
      ),
      item('when', '发生时间', input('when', { placeholder: '如：昨晚 11 点', maxlength: 200 })),
    ]),
    item(
      'what',
      '诉求内容',
      h(Textarea, {
        id: `${prefix}-what`,
        autoSize: { minRows: 3, maxRows: 8 },
        maxlength: 4000,
        ...bind(form, 'what'),
      }),
      true,
    ),
    item('place', '发生地点', input('place', { placeholder: '区县、街道、小区或门牌', maxlength: 500 })),
    h('div', { class: 'field-row' }, [
      item('callerName', '来电人称呼', input('callerName', { maxlength: 100 })),
      item(
        'callerPhone',
        '联系电话',
        input('callerPhone', { inputmode: 'numeric', maxlength: 12 }),
        true,
      ),
    ]),
    item(
      'confidential',
      '身份保密',
      h(Switch, {
        id: `${prefix}-confidential`,
        checked: form.confidential,
        checkedChildren: '保密',
        unCheckedChildren: '不保密',
        'onUpdate:checked': (value) => {
          form.confidential = value;
        },
      }),
    ),
    item(
      'unit',
      '承办单位',
      h(Select, {
        id: `${prefix}-unit`,
        showSearch: true,
        allowClear: true,
        placeholder: '按派单目录',
        options: departments.map((value) => ({ value })),
        ...bind(form, 'unit'),
      }),
    ),
  ];
}
