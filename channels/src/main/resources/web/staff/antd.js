// ant-design-vue comes as one UMD file; this gives its parts to modules, and the two helpers that
// make render functions bearable.
const { antd } = window;

export const {
  Alert,
  Badge,
  Button,
  Checkbox,
  ConfigProvider,
  DatePicker,
  Drawer,
  Dropdown,
  Empty,
  Form,
  FormItem,
  Input,
  InputPassword,
  Menu,
  MenuItem,
  Modal,
  Pagination,
  Popover,
  Progress,
  Radio,
  RadioGroup,
  Segmented,
  Select,
  Spin,
  Switch,
  Table,
  Tabs,
  TabPane,
  Tag,
  Textarea,
  Tooltip,
  message,
} = antd;

export const locale = antd.locales.zh_CN;

export const theme = {
  token: {
    colorPrimary: '#0d4a8c',
    colorInfo: '#0d4a8c',
    colorError: '#b3261e',
    colorSuccess: '#1d6b3f',
    colorText: '#1a2433',
    colorTextSecondary: '#4d5b6e',
    colorTextTertiary: '#5a6879',
    colorTextDescription: '#5a6879',
    colorTextPlaceholder: '#66758a',
    colorTextDisabled: '#66758a',
    borderRadius: 8,
    fontSize: 14,
    fontFamily: 'inherit',
  },
};

/** v-model:value of a field of a reactive object. */
export function bind(target, field) {
  return {
    value: target[field],
    'onUpdate:value': (value) => {
      target[field] = value;
    },
  };
}

/** Shows what went wrong in the server's words. */
export function complain(problem) {
  message.error({ content: problem.line || String(problem), duration: 6 });
}
