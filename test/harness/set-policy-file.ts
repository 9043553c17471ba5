import type { PolicyFile, PolicyReading } from '../../electron/core/ports/policy-file.ts';

/** The policy of the computer is what the test says. */
export class SetPolicyFile implements PolicyFile {
  reading: PolicyReading = { outcome: 'none' };

  read(): PolicyReading {
    return this.reading;
  }

  /** The administrator writes it. */
  write(content: object, file = '/etc/latchkey/policy.json'): void {
    this.reading = { outcome: 'read', file, text: JSON.stringify({ version: 1, ...content }) };
  }
}
