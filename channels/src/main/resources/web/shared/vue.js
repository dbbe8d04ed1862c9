// The runtime build of Vue is loaded by a classic script tag, because ant-design-vue (UMD) looks
// for the same instance on window. Everything else imports it from here.
const { Vue } = window;

export const {
  createApp,
  h,
  ref,
  reactive,
  computed,
  watch,
  nextTick,
  onMounted,
  onBeforeUnmount,
  defineComponent,
  shallowRef,
  Fragment,
} = Vue;
