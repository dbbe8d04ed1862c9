// One script tag puts the hotline on any page:
//   <script src="https://HOST/embed.js" defer></script>
// Optional attributes: data-title, data-colour (#rrggbb), data-position (right | left), data-line
// (the merged line, for example 96119).
(() => {
  const script = document.currentScript;
  const origin = new URL(script.src, document.baseURI).origin;
  const { title = '12345 在线咨询', colour = '#0d4a8c', position = 'right', line = '' } = script.dataset;
  const safeColour = /^#[0-9a-f]{3,8}$/i.test(colour) ? colour : '#0d4a8c';
  const side = position === 'left' ? 'left' : 'right';

  const CSS = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    button, .frame { font: 600 16px/1.4 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
    .open {
      position: fixed; z-index: 2147483000; bottom: 24px; ${side}: 24px;
      display: inline-flex; align-items: center; gap: 10px; min-height: 56px; padding: 8px 22px 8px 18px;
      border: 2px solid #fff; border-radius: 99px; background: ${safeColour}; color: #fff;
      box-shadow: 0 6px 24px rgb(9 38 76 / 35%); cursor: pointer;
    }
    .open:focus-visible { outline: 3px solid #e08a00; outline-offset: 3px; }
    .open svg { flex: none; }
    .frame {
      position: fixed; z-index: 2147483001; bottom: 24px; ${side}: 24px;
      width: 420px; height: min(720px, calc(100vh - 48px)); overflow: hidden;
      border: 1px solid #bcd2ea; border-radius: 16px; background: #fff;
      box-shadow: 0 16px 56px rgb(9 38 76 / 35%);
    }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    [hidden] { display: none !important; }
    @media (max-width: 640px) {
      .open { bottom: 16px; ${side}: 16px; }
      .frame { inset: 0; width: auto; height: 100vh; height: 100dvh; border: 0; border-radius: 0; }
    }
    @media print { .open, .frame { display: none; } }
  `;
  const ICON_PATHS = [
    'M4 14v-2a8 8 0 0 1 16 0v2',
    'M4 14h3v5H5a1 1 0 0 1-1-1z',
    'M20 14h-3v5h2a1 1 0 0 0 1-1z',
    'M19 19c0 2-2 3-5 3',
  ];

  function drawing() {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    const attributes = {
      width: 26,
      height: 26,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'aria-hidden': 'true',
    };
    Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
    ICON_PATHS.forEach((d) => {
      const path = document.createElementNS(ns, 'path');
      path.setAttribute('d', d);
      svg.append(path);
    });
    return svg;
  }

  function build() {
    const host = document.createElement('div');
    host.id = 'hotline12345';
    const root = host.attachShadow({ mode: 'open' });
    // A constructed sheet works where the page's policy forbids inline styles.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];

    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'open';
    button.setAttribute('aria-haspopup', 'dialog');
    button.setAttribute('aria-expanded', 'false');
    button.append(drawing(), document.createTextNode(title));

    const panel = document.createElement('div');
    panel.className = 'frame';
    panel.hidden = true;
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', title);

    let frame = null;
    let scroll = '';

    function open() {
      if (!frame) {
        frame = document.createElement('iframe');
        frame.title = title;
        frame.allow = 'clipboard-write; microphone';
        frame.src = `${origin}/?embed=1${/^\d{3,6}$/.test(line) ? `&line=${line}` : ''}`;
        panel.append(frame);
      }
      panel.hidden = false;
      button.hidden = true;
      button.setAttribute('aria-expanded', 'true');
      if (window.matchMedia('(max-width: 640px)').matches) {
        scroll = document.documentElement.style.overflow;
        document.documentElement.style.overflow = 'hidden';
      }
      frame.focus();
    }

    /** Hides the window; the conversation inside goes on and is there again on opening. */
    function minimise() {
      if (panel.hidden) return;
      panel.hidden = true;
      button.hidden = false;
      button.setAttribute('aria-expanded', 'false');
      document.documentElement.style.overflow = scroll;
      button.focus();
    }

    button.addEventListener('click', open);
    window.addEventListener('keydown', (event) => event.key === 'Escape' && minimise());
    window.addEventListener('message', (event) => {
      const ours = frame && event.source === frame.contentWindow && event.origin === origin;
      if (ours && event.data && event.data.hotline12345 === 'minimise') minimise();
    });

    root.append(button, panel);
    document.body.append(host);
  }

  if (document.body) build();
  else document.addEventListener('DOMContentLoaded', build, { once: true });
})();
