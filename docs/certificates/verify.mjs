// Verifies certificates with public tools: node verify.mjs <file.json or file.jwt> … [--contexts <folder>]
// Prints a line for each file: “valid”, “revoked” or “expired”, what it is of, who issued it and when; or “not verified”
// and why. The exit status is 1 when one of them is not verified.
// --contexts: JSON-LD contexts kept in a folder, named in its index.json {address: file}; else they are fetched.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {defaultDocumentLoader, verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {importJWK, jwtVerify} from 'jose';

const {values, positionals} = parseArgs({allowPositionals: true, options: {contexts: {type: 'string'}}});
const kept = values.contexts ? JSON.parse(await readFile(join(values.contexts, 'index.json'), 'utf8')) : {};

async function fetched(address) {
  const response = await fetch(address, {headers: {Accept: 'application/json'}});
  if(!response.ok) {
    throw new Error(`${address} answers ${response.status}`);
  }
  return response.json();
}

// did:web:example.org%3A8443 → https://example.org:8443/.well-known/did.json; plain http on one's own machine alone.
function didDocument(did) {
  const host = decodeURIComponent(did.slice('did:web:'.length));
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  return fetched(`${scheme}://${host}/.well-known/did.json`);
}

async function method(id) {
  const document = await didDocument(id.split('#')[0]);
  const found = document.verificationMethod.find(each => each.id === id);
  if(!found || !document.assertionMethod.includes(id)) {
    throw new Error(`${id} is not a key of the issuer`);
  }
  return found;
}

async function load(url) {
  if(url.startsWith('did:web:') && url.includes('#')) {
    return {'@context': 'https://w3id.org/security/multikey/v1', ...await method(url)};
  }
  if(url.startsWith('did:web:')) {
    return didDocument(url);
  }
  return kept[url] ? JSON.parse(await readFile(join(values.contexts, kept[url]), 'utf8')) : fetched(url);
}

async function documentLoader(url) {
  try {
    return await defaultDocumentLoader(url); // the contexts that the library brings
  } catch {
    return {contextUrl: null, documentUrl: url, document: await load(url)};
  }
}

async function verifiedJson(text) {
  const credential = JSON.parse(text);
  const suite = new DataIntegrityProof({cryptosuite});
  // Whether it has expired is asked below: an expired credential is still one that was signed.
  const now = new Date(credential.validFrom);
  const result = await verifyCredential({credential, suite, documentLoader, checkStatus, now});
  if(!result.verified) {
    throw result.error.errors?.[0] ?? result.error;
  }
  return credential;
}

async function verifiedToken(token) {
  const key = async ({kid}) => importJWK((await method(kid)).publicKeyJwk, 'ES256');
  const claimed = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  const currentDate = new Date(claimed.validFrom);
  const {payload, protectedHeader} = await jwtVerify(token, key, {algorithms: ['ES256'], currentDate});
  if(protectedHeader.kid.split('#')[0] !== payload.iss || payload.iss !== payload.issuer.id) {
    throw new Error('The key is not the issuer\'s');
  }
  return payload;
}

async function standing(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const answer = await checkStatus({credential, suite, documentLoader});
  if(!answer.verified) {
    throw answer.error;
  }
  if(answer.results.some(each => each.status)) {
    return 'revoked';
  }
  return credential.validUntil && new Date(credential.validUntil) < new Date() ? 'expired' : 'valid';
}

for(const file of positionals) {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    const credential = await (text.startsWith('{') ? verifiedJson(text) : verifiedToken(text));
    const {name, issuer, validFrom} = credential;
    console.log(`${await standing(credential)}: “${name}”, issued by ${issuer.name} (${issuer.id}) on ${validFrom}`);
  } catch(error) {
    console.log(`not verified: ${error.message}`);
    process.exitCode = 1;
  }
}
