// Compares CloudFormation templates: reads {"before": …, "after": …}, one JSON a line, and answers each with one line.
'use strict';

const readline = require('node:readline');
const { fullDiff, ResourceImpact } = require('@aws-cdk/cloudformation-diff');
const { loadResourceModel } = require('@aws-cdk/cloudformation-diff/lib/diff/util');

/** Says of every reference to one of these resources that its value is not known yet. */
function unknown(value, ids) {
  if (Array.isArray(value)) {
    return value.map((each) => unknown(each, ids));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const referred = value.Ref ?? [value['Fn::GetAtt'] ?? []].flat()[0]?.split('.')[0];
  if (Object.keys(value).length === 1 && ids.has(referred)) {
    return `(known after ${referred} is replaced)`;
  }
  const copy = {};
  for (const [key, each] of Object.entries(value)) {
    copy[key] = key === 'Fn::Sub' ? unknownInText(each, ids) : unknown(each, ids);
  }
  return copy;
}

function unknownInText(value, ids) {
  const [text, ...rest] = [value].flat();
  const changed = String(text).replace(/\$\{([^.}!]+)[^}]*\}/g, (all, id) => (ids.has(id) ? `(known after ${id} is replaced)` : all));
  return Array.isArray(value) ? [changed, ...unknown(rest, ids)] : changed;
}

function withUnknown(template, ids) {
  const resources = {};
  for (const [id, resource] of Object.entries(template.Resources ?? {})) {
    resources[id] = { ...resource, Properties: unknown(resource.Properties, ids) };
  }
  return { ...template, Resources: resources };
}

/** The difference, and what follows from it: whoever refers to a replaced resource changes too. */
function difference(before, after) {
  const replaced = new Set();
  let expected = after;
  for (;;) {
    const diff = fullDiff(before, expected);
    const more = diff.resources.logicalIds.filter(
      (id) => !replaced.has(id) && diff.resources.get(id).changeImpact === ResourceImpact.WILL_REPLACE,
    );
    if (more.length === 0) {
      return diff;
    }
    more.forEach((id) => replaced.add(id));
    expected = withUnknown(after, replaced);
  }
}

function describe(id, change) {
  const properties = [];
  change.forEachDifference((kind, name, each) => {
    properties.push({
      name: kind === 'Property' ? name : `(${name})`,
      before: each.oldValue ?? null,
      after: each.newValue ?? null,
      impact: each.changeImpact ?? 'WILL_UPDATE',
    });
  });
  const type = change.newResourceType ?? change.oldResourceType;
  const old = change.oldResourceType ?? type;
  return { id, type, impact: change.changeImpact, stateful: loadResourceModel(old)?.isStateful === true, properties };
}

/** Parts of a template beside its resources; that stacks carry the CDK's metadata concerns nobody. */
const SECTIONS = ['parameters', 'outputs', 'conditions', 'mappings'];

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { before, after } = JSON.parse(line);
  const diff = difference(before, after);
  const resources = diff.resources.logicalIds.map((id) => describe(id, diff.resources.get(id)));
  const sections = SECTIONS.filter((name) => diff[name].differenceCount > 0);
  process.stdout.write(`${JSON.stringify({ resources, sections })}\n`);
});
