import { test } from 'vitest';
import type { IdentityCenterOptions } from '../identity-center/start.ts';
import { addOrganisation, readOnlyRole, signIn, startCore, type RunningCore } from './running-core.ts';

/** Starts a core; whatever it was given, it is closed after the test. */
export type Launch = (options?: IdentityCenterOptions) => Promise<RunningCore>;

/** `core` is started; `launch` starts one with options of the test's own. */
export const coreTest = test
  .extend('launch', ({}, { onCleanup }): Launch => {
    const cores: RunningCore[] = [];
    onCleanup(async () => {
      await Promise.all(cores.map((core) => core.close()));
    });
    return async (options) => {
      const core = await startCore(options);
      cores.push(core);
      await core.latchkey.start();
      return core;
    };
  })
  .extend('options', (): IdentityCenterOptions => ({}))
  .extend('core', ({ launch, options }) => launch(options));

/** The same, where the organisation of the simulator has been added. */
export const organisationTest = coreTest
  .extend('added', async ({ launch, options }) => {
    const core = await launch(options);
    return { core, organisationId: await addOrganisation(core) };
  })
  .extend('core', ({ added }) => added.core)
  .extend('organisationId', ({ added }) => added.organisationId);

/** The same, signed in and with the whole list read; `role` is `payments-prod` with ReadOnlyAccess. */
export const signedInTest = coreTest
  .extend('signedIn', async ({ launch, options }) => {
    const core = await launch(options);
    return { core, organisationId: await signIn(core) };
  })
  .extend('core', ({ signedIn }) => signedIn.core)
  .extend('organisationId', ({ signedIn }) => signedIn.organisationId)
  .extend('role', ({ organisationId }) => readOnlyRole(organisationId));
