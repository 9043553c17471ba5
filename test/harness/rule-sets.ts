import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PARAMETER = (builtIn: string, required: boolean): object => ({
  builtIn,
  required,
  ...(required ? { default: false } : {}),
  documentation: builtIn,
  type: required ? 'Boolean' : 'String',
});

/** Turns AWS CLI 2.9, which knows no variable for an endpoint, to the simulator: rule sets below `~/.aws/models`. */
export async function writeRuleSets(home: string, url: string): Promise<void> {
  const rules = {
    version: '1.0',
    parameters: {
      Region: PARAMETER('AWS::Region', false),
      UseDualStack: PARAMETER('AWS::UseDualStack', true),
      UseFIPS: PARAMETER('AWS::UseFIPS', true),
      Endpoint: PARAMETER('SDK::Endpoint', false),
    },
    rules: [{ conditions: [], endpoint: { url, properties: {}, headers: {} }, type: 'endpoint' }],
  };
  for (const service of ['sso/2019-06-10', 'sso-oidc/2019-06-10', 'sts/2011-06-15']) {
    const folder = join(home, '.aws/models', service);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'endpoint-rule-set-1.json'), JSON.stringify(rules));
  }
}
