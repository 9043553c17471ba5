import { expect } from 'vitest';
import type { guards, secondGuards } from './guards.ts';
import { anyFrame, main, openPolicy } from './edits.ts';
import type { Edit } from './patched-build.ts';

/** A build without one of its guards. */
export interface Mutant {
  readonly edits: readonly Edit[];
  /** The guard that notices. */
  readonly guard: keyof typeof guards | keyof typeof secondGuards;
  /** What is seen without it. */
  readonly seen: unknown;
}

/** The stand-in itself refuses a window whose page could reach further than it models. */
const refusedByStandIn: unknown = expect.stringContaining('does not model a window without sandbox');

const noTrustedTypes = main(/; require-trusted-types-for 'script'; trusted-types svelte-trusted-html/u, '');

export const mutants: Readonly<Record<string, Mutant>> = {
  'no policy': {
    edits: [main(/"Content-Security-Policy":\w+,/u, '')],
    guard: 'no script but our own runs',
    seen: 'ran',
  },
  'a policy without trusted types': {
    edits: [noTrustedTypes],
    guard: 'no text becomes markup',
    seen: 'became markup',
  },
  'no guard against navigation': {
    edits: [
      main(
        /(\w)\.on\(`will-navigate`,\w=>\{\w\.preventDefault\(\)\}\),\1\.on\(`will-frame-navigate`,\w=>\{\w\.preventDefault\(\)\}\),/u,
        '',
      ),
    ],
    guard: 'the page stays where it is',
    seen: 'left',
  },
  'windows are allowed to open': {
    edits: [
      main(/setWindowOpenHandler\(\(\)=>\(\{action:`deny`\}\)\)/u, 'setWindowOpenHandler(()=>({action:`allow`}))'),
    ],
    guard: 'a page opens no window',
    seen: 'allow',
  },
  'permissions are given on request': {
    edits: [main(/(did not get it\.`\),\w)\(!1\)/u, '$1(!0)')],
    guard: 'a page gets no permission',
    seen: { requested: true, checked: false },
  },
  'permissions are there when looked for': {
    edits: [main(/setPermissionCheckHandler\(\(\)=>!1\)/u, 'setPermissionCheckHandler(()=>!0)')],
    guard: 'a page gets no permission',
    seen: { requested: false, checked: true },
  },
  'no rule against requests': {
    edits: [openPolicy, main(/\{cancel:!\w+\(\w\.url\)\}/u, '{cancel:!1}')],
    guard: 'nothing goes out to the network',
    seen: 'no handler',
  },
  'no sandbox': {
    edits: [main(/sandbox:!0/u, 'sandbox:!1')],
    guard: 'the page runs in a sandbox, apart from preload and Node',
    seen: refusedByStandIn,
  },
  'no context isolation': {
    edits: [main(/contextIsolation:!0/u, 'contextIsolation:!1')],
    guard: 'the page runs in a sandbox, apart from preload and Node',
    seen: refusedByStandIn,
  },
  'Node in the page': {
    edits: [main(/nodeIntegration:!1/u, 'nodeIntegration:!0')],
    guard: 'the page runs in a sandbox, apart from preload and Node',
    seen: refusedByStandIn,
  },
  'no web security': {
    edits: [main(/webSecurity:!0/u, 'webSecurity:!1')],
    guard: 'the page runs in a sandbox, apart from preload and Node',
    seen: refusedByStandIn,
  },
  'any frame may call': {
    edits: [anyFrame],
    guard: 'a frame within the page gets no answer',
    seen: 'answered',
  },
  'any origin may call': {
    edits: [anyFrame, main(/\w\.origin===`app:\/\/bundle`\?/u, '!0?')],
    guard: 'a page of another origin gets no answer',
    seen: 'answered',
  },
  'no check of the sender': {
    edits: [main(/(\w)=\w\.refusal\(\w\);/u, '$1=null;')],
    guard: 'a frame within the page gets no answer',
    seen: 'answered',
  },
  'no check of the input': {
    edits: [main(/(\w)=\w+\(\w\.input,(\w)\);/u, '$1={success:!0,output:$2};')],
    guard: 'what a command does not know is refused',
    seen: 'answered',
  },
  'no limit of size': {
    edits: [main(/(\w+\(\w\))\.byteLength>\w+/u, '!1')],
    guard: 'what is far too large is refused unread',
    seen: 'A command was refused: organisation.add does not fit its schema.',
  },
  'any file of the computer is served': {
    edits: [main(/\w===``\|\|\w===`\.\.`\|\|\w\.startsWith\(`\.\.\$\{\w+\}`\)\|\|\w+\(\w\)\?null:/u, '')],
    guard: 'only files of the window are served',
    seen: 'served',
  },
  'a second one runs beside the first': {
    edits: [main(/(\w\.requestSingleInstanceLock\(\))\?/u, '($1,!0)?')],
    guard: 'the app runs once',
    seen: 'runs',
  },
  'a preload script that wants more than Electron': {
    edits: [{ file: 'preload/preload.cjs', find: /^/u, put: 'require("fs");' }],
    guard: 'the page sees two functions and nothing of Electron',
    seen: { bridge: [], others: [] },
  },
  'a scheme that is registered too late': {
    edits: [main(/(\w+)\.enableSandbox\(\),(\w+\(\w+\)),/u, '$1.enableSandbox(),$1.whenReady().then(()=>$2),')],
    guard: 'the page is shown',
    seen: expect.stringContaining('before app is ready'),
  },
};
