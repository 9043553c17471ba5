import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { deskTest } from './support/fixtures.ts';
import { snapshotOf } from './support/desk.ts';
