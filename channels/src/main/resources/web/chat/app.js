import { h, ref, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { deviceStore } from '../shared/store.js';
import { ProgressForm } from '../shared/progress-form.js';
import { createConversation } from './conversation.js';
import { Composer } from './composer.js';
import { Log } from './log.js';
import { Sheet } from './dialog.js';
import { ArticleSheet } from './article-sheet.js';
import { statusLine } from './status.js';
import { aside } from './aside.js';
import { createVoice } from './voice.js';
import { voiceBar, voiceButtons } from './voice-buttons.js';

const ELDER = 'hotline-elder';

/** The chat page. */
export const App = defineComponent({
  name: 'App',
  props: { embedded: Boolean, dialledNumber: { type: String, default: '' } },
  setup(props) {
    const talk = createConversation({ dialledNumber: props.dialledNumber });
    const voice = createVoice({ address: talk.address });
    const elder = ref(deviceStore.read(ELDER) === true);
    const open = reactive({ citation: null, progress: false, number: '' });
    const composer = ref(null);
    watch(() => talk.state.seq, voice.written);

    function showElder() {
      document.documentElement.toggleAttribute('data-elder', elder.value);
    }
    showElder();

    function toggleElder() {
      elder.value = !elder.value;
      deviceStore.write(ELDER, elder.value);
      showElder();
    }

    function progress(number = '') {
      open.number = number;
      open.progress = true;
    }

    async function renew() {
      voice.stop();
      await talk.renew();
      if (composer.value) composer.value.focus();
    }

    function minimise() {
      window.parent.postMessage({ hotline12345: 'minimise' }, '*');
    }

    onMounted(() => {
      talk.start();
      if (props.embedded) {
        window.addEventListener('keydown', (event) => {
          if (event.key === 'Escape' && !document.querySelector('dialog[open]')) minimise();
        });
      }
    });

    const actions = {
      say: talk.say,
      retry: talk.retry,
      discard: talk.discard,
      rate: talk.rate,
      judge: talk.judge,
      progress,
      openSource: (citation) => {
        open.citation = citation;
      },
    };

    const withPerson = () => ['queue', 'seat'].includes(talk.state.holder);

    function header() {
      return h('header', { class: 'top' }, [
        h('div', { class: 'brand' }, [
          h('span', { class: 'mark', 'aria-hidden': 'true' }, '12345'),
          h('div', { class: 'brand-text' }, [
            h('h1', '政务服务便民热线'),
            h('p', '智能助手 24 小时在线'),
          ]),
        ]),
        h('div', { class: 'top-actions' }, [
          h(
            'button',
            {
              type: 'button',
              class: 'icon-button elder-toggle',
              'aria-pressed': String(elder.value),
              onClick: toggleElder,
            },
            [icon('letters'), h('span', elder.value ? '标准版' : '长辈版')],
          ),
          h('button', { type: 'button', class: 'icon-button', onClick: renew }, [
            icon('plus'),
            h('span', '新对话'),
          ]),
          props.embedded
            ? h(
                'button',
                {
                  type: 'button',
                  class: 'icon-button minimise',
                  'aria-label': '收起对话窗口',
                  onClick: minimise,
                },
                [icon('close')],
              )
            : null,
        ]),
      ]);
    }

    function tools() {
      return h('div', { class: 'tools', role: 'group', 'aria-label': '常用操作' }, [
        h(
          'button',
          {
            type: 'button',
            class: 'tool person',
            disabled: withPerson(),
            onClick: () => talk.say('转人工'),
          },
          [icon('headset'), withPerson() ? (talk.state.holder === 'seat' ? '人工服务中' : '正在转接') : '转人工'],
        ),
        h('button', { type: 'button', class: 'tool', onClick: () => progress() }, [
          icon('search'),
          '查进度',
        ]),
        ...voiceButtons(voice),
        h('a', { class: 'tool', href: 'tel:12345' }, [icon('phone'), '打电话']),
      ]);
    }

    function dialogs() {
      if (open.citation) {
        return h(ArticleSheet, {
          citation: open.citation,
          onClose: () => {
            open.citation = null;
          },
        });
      }
      if (!open.progress) return null;
      return h(
        Sheet,
        {
          title: '查询办理进度',
          onClose: () => {
            open.progress = false;
          },
        },
        { default: () => h(ProgressForm, { number: open.number }) },
      );
    }

    return () => {
      const { state } = talk;
      return h('div', { class: ['page', props.embedded && 'embedded'] }, [
        h('a', { class: 'skip-link', href: '#say' }, '跳到输入框'),
        header(),
        h('div', { class: 'middle' }, [
          aside(),
          h('main', { class: 'talk' }, [
            statusLine(state),
            h(Log, {
              messages: talk.timeline.value,
              awaited: talk.awaited.value,
              seat: state.seat,
              elder: elder.value,
              closed: state.holder === 'closed',
              rated: state.rated,
              actions,
            }),
            h('div', { class: 'foot' }, [
              voiceBar(voice),
              tools(),
              h(Composer, {
                ref: composer,
                elder: elder.value,
                closed: state.holder === 'closed',
                onSay: talk.say,
                onTyping: talk.noteTyping,
              }),
            ]),
          ]),
        ]),
        dialogs(),
      ]);
    };
  },
});
