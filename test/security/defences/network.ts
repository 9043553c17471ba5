import { defence, type AttackDefences } from '../defence.ts';

const startUrl = 'electron/core/organisations/start-url.ts';
const vanity = 'electron/core/organisations/vanity-url.ts';

export const defencesOfNetwork: Readonly<Record<string, AttackDefences>> = {
  'somebody-answers-as-aws': {
    defences: [
      defence(
        "AWS's request id",
        'electron/aws/service-error-of.ts',
        'if (!isFromAws(exception)) {',
        'if (exception === null) {',
      ),
    ],
  },
  'redirected-secrets': {
    defences: [
      defence(
        'redirects are not followed',
        'electron/shell/desktop/network/session-http.ts',
        "redirect: 'error'",
        "redirect: 'follow'",
      ),
      defence(
        'secrets go in bodies',
        'electron/core/console/federated-sign-in.ts',
        'notByPost.has(response.status) && isFromAws(response) && !isPage(response)',
        'notByPost.has(response.status)',
      ),
    ],
  },
  'answers-without-end': {
    defences: [
      defence(
        'a limit of bytes',
        'electron/shell/desktop/network/session-http.ts',
        'if (length > most) throw',
        'if (length < 0) throw',
      ),
      defence(
        'a limit of pages',
        'electron/core/accounts/read-pages.ts',
        'if (asked.has(nextToken)) {',
        'if (asked.has("")) {',
      ),
      defence(
        'a floor of the pace',
        'electron/aws/parse-answers.ts',
        'interval: v.nullish(v.pipe(within(1, ',
        'interval: v.nullish(v.pipe(within(0.000001, ',
      ),
    ],
  },
  stampede: {
    defences: [
      defence(
        'one request for a role',
        'electron/core/credentials/role-credentials-broker.ts',
        'if (underWay !== undefined) {',
        'if (underWay === null) {',
      ),
      defence(
        'one sign-in',
        'electron/core/sign-in/organisation-sign-in.ts',
        'if (this.#attempt !== null && this.#way === way) {',
        'if (this.#attempt === undefined) {',
      ),
      defence(
        'one refresh',
        'electron/core/sign-in/token-refresh.ts',
        'this.#inFlight ??= this.#refreshOnce()',
        'this.#inFlight = this.#refreshOnce()',
      ),
    ],
  },
  'hostile-start-url': {
    defences: [
      defence(
        'hosts are compared by labels',
        startUrl,
        "form(/^[\\w-]+\\.awsapps\\.com$/u, null, portalPages, '/start')",
        "form(/[\\w-]+\\.awsapps\\.com/u, null, portalPages, '/start')",
      ),
      {
        name: 'nothing before an @, which is looked at twice',
        without: [
          { file: startUrl, find: "url.username !== '' || url.password !== '' || ", put: '' },
          {
            file: startUrl,
            find: "text === '' || userinfo.test(withScheme) ?",
            put: "text === '' || userinfo === null ?",
          },
        ],
      },
      defence(
        'one redirect, which has to lead to AWS',
        vanity,
        'const reading = readPortal(target);',
        "const reading = readPortal(new URL('https://my.awsapps.com/start'));",
      ),
    ],
  },
  'start-url-probes': {
    defences: [
      defence(
        'names of this computer are refused',
        'electron/core/organisations/local-name.ts',
        'return [...localDomains',
        'return host === "" && [...localDomains',
      ),
      defence('five a minute', vanity, 'const mostAMinute = 5;', 'const mostAMinute = 500;'),
      defence('a query only after a dialog', vanity, "const isShown = vanity.search !== '' ||", 'const isShown ='),
    ],
  },
  'foreign-approval-page': {
    defences: [
      defence(
        'the host has to be of AWS',
        'electron/core/sign-in/approval-attempt.ts',
        'if (this.of(attemptId).hostTrusted) {',
        'if (this.of(attemptId).host) {',
      ),
    ],
  },
  'hostile-names': {
    defences: [
      defence('one cleaning', 'electron/core/safe-text/one-line.ts', ".replace(unprintable, ' ')", ''),
      defence('formulas are text', 'electron/core/app/activity-csv.ts', 'formula.test(plain) ?', "plain === '' ?"),
      defence(
        'quoting for shells',
        'electron/core/copy/posix-quoted.ts',
        "value.replaceAll(\"'\", String.raw`'\\''`)",
        'value',
      ),
    ],
  },
};
