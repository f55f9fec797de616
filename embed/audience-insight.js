// The loader: defines <audience-insight>, starts the wasm module once a page, and mounts a widget
// into each element. It knows nothing of data or charts. What the page's author put inside the
// element stays on screen until the widget has painted, and comes back on any failure.
//
// The contract with the wasm module (src/web/) stands at `#options` and in `#start`.

/** The folder of this file, with its trailing slash; everything else is found relative to it. */
const BASE = new URL('./', import.meta.url).href;

/** Logical name -> [name with content hash, integrity]. Empty, and so the identity, until
 *  `cargo xtask dist` fills it. */
const FILES = {};

/** The data that the first chart of a view needs: fetched while the wasm compiles. */
const FIRST_DATA = {
  audience: 'data/population.bin',
  recovery: 'data/markets.bin',
  outcomes: 'data/films.bin',
};

/** What a view shows, for readers whose browser cannot run it. */
const TABLES = {
  audience: ['population', 'moviegoers', 'generations'],
  recovery: ['market_years'],
  outcomes: ['films', 'film_results', 'fx_rates'],
};

/** What people read when something fails, by the code of `ai-error`. */
const SENTENCES = {
  csp: 'The security policy of this page keeps the interactive chart from running.',
  wasm: 'This browser cannot run the interactive chart, which needs WebAssembly.',
  network: 'The interactive chart could not be loaded.',
  data: 'The data of the interactive chart could not be read.',
  panic: 'The interactive chart stopped because of an error in it.',
};

/** Enough to place the widget and to read a sentence, should widget.css not arrive. */
const frame = new CSSStyleSheet();
frame.replaceSync(`
  :host { display: block; position: relative; }
  :host([hidden]) { display: none; }
  .pending { position: absolute; inset: 0; overflow: hidden; visibility: hidden; }
  .alert button { min-width: 44px; min-height: 44px; font: inherit; }
`);

/** An error that knows its code. */
const failure = (code, message) => Object.assign(new Error(message), { code });

/** Runs `make` once a page; a failure is forgotten, so that a later call tries again. */
const kept = new Map();
function once(key, make) {
  if (!kept.has(key)) {
    const promise = make();
    kept.set(key, promise);
    promise.catch(() => kept.delete(key));
  }
  return kept.get(key);
}

async function request(logical) {
  const [name, integrity] = FILES[logical] ?? [logical];
  const response = await fetch(BASE + name, integrity ? { integrity } : {}).catch((error) => {
    throw failure('network', `${name}: ${error.message}`);
  });
  if (!response.ok) throw failure('network', `${name}: HTTP ${response.status}`);
  return response;
}

/** The bytes of a file, fetched once a page. */
const load = (logical) => once(logical, async () => (await request(logical)).arrayBuffer());

const styles = () => once('styles', async () => {
  const text = await (await request('widget.css')).text();
  return new CSSStyleSheet().replace(text);
});

/** The wasm module, started. */
const widget = () => once('widget', async () => {
  if (typeof WebAssembly !== 'object') throw failure('wasm', 'there is no WebAssembly');
  // Side by side; the specifier is a literal, so that bundlers see it.
  const [glue, response] = await Promise.all([
    import('./widget.js').catch((error) => { throw failure('network', error.message); }),
    request('widget_bg.wasm'),
  ]);
  // Only wasm that says so can be compiled while it streams.
  const typed = /^application\/wasm/i.test(response.headers.get('content-type') ?? '');
  try {
    await glue.default({ module_or_path: typed ? response : await response.arrayBuffer() });
  } catch (error) {
    throw failure('wasm', error.message);
  }
  return glue;
});

/** A refusal by the page's policy shows as a failed fetch or compilation; this event tells it apart. */
let refused = '';
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
  const ours = blockedURI === 'wasm-eval' || blockedURI.startsWith(BASE);
  if (ours && disposition === 'enforce') refused = `${effectiveDirective} refuses ${blockedURI}`;
});

/** Elements with a mounted widget, and what ended all of them: a panic leaves the module unsound. */
const mounted = new Set();
let panicked;

class AudienceInsight extends HTMLElement {
  static observedAttributes = ['view', 'state', 'lang', 'theme', 'heading-level'];

  static #nearby = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#start();
  }, { rootMargin: '400px' });

  /** The element's content, shown whenever the slot is in the shadow root. */
  #slot = document.createElement('slot');
  /** Where the widget lives; a new one for every attempt. */
  #box;
  #alert;
  #handle;
  #started = false;
  /** Counts what makes earlier asynchronous work void: a start, a failure, a removal. */
  #attempt = 0;
  #updating = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [frame];
    shadow.append(this.#slot);
    this.addEventListener('ai-ready', ({ target }) => {
      if (target === this && this.#handle) this.#showWidget();
    });
  }

  connectedCallback() {
    if (this.#started) return; // Moved within the page: it lives on.
    if (this.getAttribute('loading') === 'eager') this.#start();
    else AudienceInsight.#nearby.observe(this);
  }

  disconnectedCallback() {
    // A move disconnects and connects again before the microtask runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      AudienceInsight.#nearby.unobserve(this);
      this.#showContent();
      this.#started = false;
    });
  }

  attributeChangedCallback() {
    if (!this.#handle || this.#updating) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      this.#guarded(() => this.#handle?.update(this.#options()));
    });
  }

  async #start() {
    AudienceInsight.#nearby.unobserve(this);
    this.#showContent();
    this.#started = true;
    const attempt = this.#attempt;
    try {
      if (panicked) throw panicked;
      this.#prefetch();
      const [glue, sheet] = await Promise.all([widget(), styles()]);
      if (attempt !== this.#attempt) return;
      this.shadowRoot.adoptedStyleSheets = [frame, sheet];
      this.#box = document.createElement('div');
      this.#box.className = 'pending';
      this.shadowRoot.append(this.#box);
      mounted.add(this);
      // `mount` gives { update(options), destroy() }. The widget fires `ai-ready` on the element
      // when it has painted for the first time.
      this.#guarded(() => { this.#handle = glue.mount(this, this.#box, this.#options()); });
    } catch (error) {
      // The event of a refusal comes in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      if (attempt === this.#attempt) this.#fail(refused ? failure('csp', refused) : error);
    }
  }

  /** What the widget gets, at `mount` and at every `update`; strings are empty when not given. */
  #options() {
    const text = (name) => this.getAttribute(name) ?? '';
    return {
      view: text('view'),
      state: text('state'),
      lang: text('lang'),
      theme: text('theme'),
      headingLevel: Number(text('heading-level')) || 2,
      explorer: this.hasAttribute('explorer'),
      base: BASE,
      // logical name => Promise<ArrayBuffer>, once a page, checked for integrity; rejects with a sentence.
      load,
      // The widget cannot go on in this element: (code, sentence, problems of the data).
      onerror: (code, message, problems) => this.#fail({ code, message, problems }),
      // The panic hook: (message). The widget cannot go on in any element.
      onpanic: (message) => {
        panicked = failure('panic', message);
        for (const element of [...mounted]) element.#fail(panicked);
      },
    };
  }

  #prefetch() {
    const text = (name) => (this.hasAttribute('explorer') && new URLSearchParams(location.search).get(name))
      || this.getAttribute(name);
    for (const name of [FIRST_DATA[text('view') ?? 'audience'], `text/${text('lang') ?? 'en'}.txt`]) {
      if (FILES[name]) load(name).catch(() => {}); // The widget asks again, and then it counts.
    }
  }

  /** Calls into the wasm module; a trap without a word from the panic hook counts as a panic. */
  #guarded(call) {
    const attempt = this.#attempt;
    try {
      call();
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(failure('panic', error?.message ?? String(error)));
    }
  }

  #showWidget() {
    this.#box.className = '';
    this.#slot.remove();
  }

  /** Ends the widget, if there is one, and shows the element's content. */
  #showContent() {
    this.#attempt++;
    mounted.delete(this);
    const handle = this.#handle;
    this.#handle = undefined;
    // After a panic the module is not called again.
    if (handle && !panicked) this.#guarded(() => handle.destroy());
    this.#box?.remove();
    this.#alert?.remove();
    this.shadowRoot.append(this.#slot);
  }

  #fail({ code = 'wasm', message, problems = [] }) {
    this.#showContent();
    this.shadowRoot.prepend(this.#alert = this.#alertFor(code));
    console.error(`audience-insight: ${code}: ${message}`);
    const detail = { code, message, problems };
    this.dispatchEvent(new CustomEvent('ai-error', { bubbles: true, composed: true, detail }));
  }

  #alertFor(code) {
    const element = (tag, properties) => Object.assign(document.createElement(tag), properties);
    const alert = element('div', { className: 'alert' });
    alert.setAttribute('role', 'alert');
    alert.append(element('p', { textContent: SENTENCES[code] ?? SENTENCES.wasm }));
    if (code === 'network' || code === 'data') {
      const retry = element('button', { type: 'button', textContent: 'Try again' });
      retry.addEventListener('click', () => this.#start());
      alert.append(retry);
    } else {
      const tables = TABLES[this.getAttribute('view')] ?? Object.values(TABLES).flat();
      const list = element('p', { textContent: 'Its figures, as tables: ' });
      for (const table of [...tables, 'sources']) {
        const href = `${BASE}datapackage/${table}.csv`;
        list.append(element('a', { href, textContent: `${table}.csv` }), ' ');
      }
      alert.append(list);
    }
    return alert;
  }
}

if (!customElements.get('audience-insight')) customElements.define('audience-insight', AudienceInsight);
