import { describe, expect, it } from 'vitest';
import { consolePlaces } from '../../electron/core/console/console-places.ts';
import { regionOf, searchPlaces } from '../../renderer/sheets/place-search.ts';

const places = consolePlaces('eu-west-1', 'eu-west-1', [
  { service: 'ecs', region: 'eu-west-1' },
  { service: 'rds', region: 'eu-west-1' },
  { service: 's3', region: 'eu-central-1' },
]);

describe('searching places', () => {
  const shown = (query: string): string[] => {
    const { services, region } = searchPlaces(query, places, 'eu-west-1');
    return [region, ...services.slice(0, 4).map(({ name, page }) => `${name} ${page}`)];
  };

  it('finds by nickname, name and page; a word that names a region is one', () => {
    expect({
      shownLog: shown('log'),
      shownDdbUse1: shown('ddb use1'),
      shownSm: shown('sm'),
      shownCloudtrailApSe2: shown('cloudtrail ap-se2'),
      shownS3: shown('s3'),
    }).toEqual({
      shownLog: [
        'eu-west-1',
        'CloudWatch Logs Insights',
        'CloudWatch Log groups',
        'CloudTrail Event history, log of API calls',
        'VPC Flow logs',
      ],
      shownDdbUse1: ['us-east-1', 'DynamoDB Tables'],
      shownSm: ['eu-west-1', 'Secrets Manager Secrets'],
      shownCloudtrailApSe2: ['ap-southeast-2', 'CloudTrail Event history, log of API calls'],
      shownS3: ['eu-west-1', 'S3 Buckets'],
    });
  });

  it('puts what was used with the role first among equals', () => {
    expect(shown('')).toEqual(['eu-west-1', 'ECS Clusters', 'RDS Databases', 'S3 Buckets', 'API Gateway APIs']);
  });

  it.each([
    ['us-e1', 'us-east-1'],
    ['us-e', 'us-east-1'],
    ['use2', 'us-east-2'],
    ['eu-west-1', 'eu-west-1'],
    ['euw2', 'eu-west-2'],
    ['apse1', 'ap-southeast-1'],
    ['ap-northe3', 'ap-northeast-3'],
    ['eu', null],
    ['s3', null],
    ['ec2', null],
    ['us-gov-w1', null],
    ['xx-1', null],
  ])('takes %s for %s', (word, region) => {
    expect(
      regionOf(
        word,
        places.regions.map(({ code }) => code),
      ),
    ).toBe(region);
  });

  it('offers GovCloud only its own regions', () => {
    const gov = consolePlaces('us-gov-west-1', 'us-gov-west-1', []);
    const codes = gov.regions.map(({ code }) => code);
    expect({ codes, regionOfUsGovE1: regionOf('us-gov-e1', codes), regionOfUse1: regionOf('use1', codes) }).toEqual({
      codes: ['us-gov-east-1', 'us-gov-west-1'],
      regionOfUsGovE1: 'us-gov-east-1',
      regionOfUse1: null,
    });
  });
});
