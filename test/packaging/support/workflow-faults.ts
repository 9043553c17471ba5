import * as v from 'valibot';

const stepSchema = v.strictObject({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  if: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.union([v.string(), v.boolean(), v.number()]))),
  env: v.optional(v.record(v.string(), v.string())),
});
const permissionsSchema = v.record(v.string(), v.picklist(['read', 'write', 'none']));
const jobSchema = v.strictObject({
  'runs-on': v.string(),
  'timeout-minutes': v.number(),
  needs: v.optional(v.string()),
  environment: v.optional(v.string()),
  permissions: v.optional(permissionsSchema),
  env: v.optional(v.record(v.string(), v.string())),
  strategy: v.optional(
    v.strictObject({
      'fail-fast': v.optional(v.boolean()),
      matrix: v.strictObject({ os: v.array(v.string()) }),
    }),
  ),
  steps: v.array(stepSchema),
});

/** A workflow of GitHub, as far as it is used here: what is not known is a fault (docs.github.com, "Workflow syntax"). */
export const workflowSchema = v.strictObject({
  name: v.string(),
  on: v.record(v.picklist(['push', 'pull_request']), v.unknown()),
  permissions: permissionsSchema,
  concurrency: v.optional(v.strictObject({ group: v.string(), 'cancel-in-progress': v.boolean() })),
  defaults: v.strictObject({ run: v.strictObject({ shell: v.literal('bash') }) }),
  jobs: v.record(v.string(), jobSchema),
});
export type Workflow = v.InferOutput<typeof workflowSchema>;
type Job = v.InferOutput<typeof jobSchema>;
type Step = v.InferOutput<typeof stepSchema>;

/** What stands against a workflow, a sentence each; empty: nothing. @param scripts those of package.json. */
export function workflowFaults(workflow: Workflow, scripts: readonly string[]): string[] {
  const top = isLeast(workflow.permissions) ? [] : ['The workflow may more than read.'];
  return [...top, ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobFaults(name, job, workflow, scripts))];
}

function isLeast(permissions: Readonly<Record<string, string>>): boolean {
  return Object.entries(permissions).every(([what, may]) => what === 'contents' && may === 'read');
}

function jobFaults(name: string, job: Job, workflow: Workflow, scripts: readonly string[]): string[] {
  const said = (fault: string): string => `${name}: ${fault}`;
  const faults: string[] = [];
  const text = JSON.stringify(job);
  if (job.needs !== undefined && !(job.needs in workflow.jobs)) faults.push(`needs ${job.needs}, which is no job.`);
  if (job.permissions !== undefined && !isLeast(job.permissions)) {
    if (text.includes('npm ci')) faults.push('installs packages where it may write.');
  }
  if (text.includes('secrets.')) {
    if (job.environment === undefined) faults.push('has secrets without an environment that somebody approves.');
    if ('pull_request' in workflow.on) faults.push('gives secrets to the changes of strangers.');
    if (job.env !== undefined && JSON.stringify(job.env).includes('secrets.'))
      faults.push('gives secrets to every step.');
  }
  return [...faults, ...job.steps.flatMap((step) => stepFaults(step, scripts))].map(said);
}

function stepFaults(step: Step, scripts: readonly string[]): string[] {
  const { uses, run } = step;
  if (uses !== undefined)
    return /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u.test(uses) ? [] : [`${uses} is not pinned to a commit.`];
  if (run === undefined) return ['A step does nothing.'];
  if (run.includes('${{')) return [`\`${run}\` takes in an expression, which a name made by a stranger can be.`];
  const command = run.replace(/^sudo env "PATH=\$PATH" /u, '');
  if (command === 'npm ci') return run === command && step.env === undefined ? [] : ['npm ci has more than it needs.'];
  const script = /^npm (?:run )?([\w:-]+)(?: -- [\w/ -]+)?$/u.exec(command)?.[1];
  if (script === undefined) return [`\`${run}\` is no script of package.json.`];
  return scripts.includes(script) ? [] : [`package.json has no script ${script}.`];
}
