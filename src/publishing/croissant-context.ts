// The JSON-LD contexts that Croissant 1.0 and 1.1 recommend (appendix 1 of each), with the vocabularies used beside.
// schema.org is https in both, as in every published example: mlcroissant 1.1 does not know the http of the text of 1.1.

export type CroissantVersion = '1.0' | '1.1'

const SHARED = {
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
}

const CONTEXTS: Readonly<Record<CroissantVersion, object>> = {
  '1.0': {
    '@language': 'en', '@vocab': 'https://schema.org/', sc: 'https://schema.org/', ...SHARED,
    path: 'cr:path', repeated: 'cr:repeated', replace: 'cr:replace',
  },
  '1.1': {
    '@language': 'en', '@vocab': 'https://schema.org/', sc: 'https://schema.org/', ...SHARED,
    annotation: 'cr:annotation', arrayShape: 'cr:arrayShape', containedIn: 'cr:containedIn',
    equivalentProperty: 'cr:equivalentProperty', excludes: 'cr:excludes', isArray: 'cr:isArray',
    readLines: 'cr:readLines', sdVersion: 'cr:sdVersion', unArchive: 'cr:unArchive', value: 'cr:value',
  },
}

export function contextOf(version: CroissantVersion): object {
  return CONTEXTS[version]
}
