import { gzipSync } from 'node:zlib'
import { docxParts, goodFiles, odtParts, pdf } from './good-files.ts'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

/** A file that must never be taken, under the name that it is sent with. */
export interface BadFile {
  readonly about: string
  readonly name: string
  readonly content: Buffer
}

const megabyte = 1_048_576
const bad = (about: string, name: string, content: Buffer | string): BadFile => ({
  about,
  name,
  content: Buffer.from(content),
})
const docx = (about: string, ...parts: readonly ZipPart[]) => bad(about, 'report.docx', zip([...docxParts, ...parts]))

/** The test signature that every scanner knows, put together so that none takes this file for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** Names of which the signs that not every system can write are replaced when a file is sent, and what it is kept as. */
export const putRight: Readonly<Record<string, string>> = {
  'a..pdf': 'a.pdf',
  '~root.pdf': '_root.pdf',
  'a.pdf ': 'a.pdf',
  ' a.pdf': 'a.pdf',
  'a|b.pdf': 'a｜b.pdf',
  'a?.pdf': 'a？.pdf',
  'a*.pdf': 'a＊.pdf',
  'a<b>.pdf': 'a＜b＞.pdf',
  'a"b.pdf': 'a”b.pdf',
}

const trickyNames = [
  '../report.pdf',
  '../../etc/passwd.pdf',
  '..\\report.pdf',
  'a/../../b.pdf',
  '/etc/report.pdf',
  '\\\\server\\share\\a.pdf',
  'C:\\temp\\a.pdf',
  'c:a.pdf',
  'folder/a.pdf',
  'folder\\a.pdf',
  './a.pdf',
  '.\\a.pdf',
  '.hidden.pdf',
  '.pdf',
  '..pdf',
  'a..pdf',
  '~root.pdf',
  '~/a.pdf',
  '%2e%2e%2fa.pdf',
  '..%2fa.pdf',
  '%2E%2E/a.pdf',
  'a%2fb.pdf',
  'a%5cb.pdf',
  'a%00.pdf',
  '%252e%252e%252fa.pdf',
  'a\u0000.pdf',
  'a.exe\u0000.pdf',
  'a\n.pdf',
  'a\r\nX-Header: 1.pdf',
  'a\t.pdf',
  'a\u001b[2J.pdf',
  'a\u007f.pdf',
  'a\u202efdp.exe.pdf',
  'report\u202e.pdf',
  'a\u200b.pdf',
  'a\u200f.pdf',
  'a\u2066.pdf',
  'a\ufeff.pdf',
  'a\u2028.pdf',
  'a\u00ad.pdf',
  'a\u2215b.pdf',
  'a\uff0fb.pdf',
  'a\uff3cb.pdf',
  'a\u2044b.pdf',
  '\u2025/a.pdf',
  'a\uff0e\uff0e.pdf',
  'CON.pdf',
  'con.pdf',
  'NUL.pdf',
  'aux.pdf',
  'PRN.pdf',
  'COM1.pdf',
  'lpt9.pdf',
  'nul.tar.pdf',
  'CONIN$.pdf',
  'a.pdf.',
  'a.pdf ',
  ' a.pdf',
  'a.pdf:stream',
  'a.pdf::$DATA',
  'a|b.pdf',
  'a?.pdf',
  'a*.pdf',
  'a<b>.pdf',
  'a"b.pdf',
  `${'a'.repeat(250)}.pdf`,
  `${'长'.repeat(200)}.pdf`,
  'invoice.exe.pdf',
  'invoice.js.txt',
  'a.bat.docx',
  'a.vbs.pdf',
  'a.php.jpg',
  'a.scr.png',
  'a.lnk.pdf',
  'a.hta.txt',
]

const executable: Readonly<Record<string, Buffer>> = {
  windows: Buffer.concat([Buffer.from('MZ\u0090\0'), Buffer.alloc(400)]),
  linux: Buffer.concat([Buffer.from('\u007fELF\u0002\u0001'), Buffer.alloc(400)]),
  mac: Buffer.concat([Buffer.from('cffaedfe', 'hex'), Buffer.alloc(400)]),
  java: Buffer.concat([Buffer.from('cafebabe', 'hex'), Buffer.alloc(400)]),
  shell: Buffer.from('#!/bin/sh\nrm -rf "$HOME"\n'),
  batch: Buffer.from('@echo off\r\nformat c:\r\n'),
  wasm: Buffer.from('\0asm\u0001\0\0\0'),
  shortcut: Buffer.concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), Buffer.alloc(60)]),
}

const foreign: Readonly<Record<string, Buffer>> = {
  ...executable,
  html: Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  script: Buffer.from('<script>alert(1)</script>'),
  php: Buffer.from('<?php system($_GET["c"]);'),
  rtf: Buffer.from('{\\rtf1\\ansi\\object}'),
  gif: Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1'),
  oldOffice: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  plainZip: zip([{ name: 'a.txt', content: 'a' }]),
  emptyZip: zip([]),
  gzip: gzipSync('a'),
  sevenZip: Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(60)]),
  rar: Buffer.concat([Buffer.from('Rar!\u001a\u0007\u0001\0', 'latin1'), Buffer.alloc(60)]),
  noise: Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37 + 200) % 256)),
  utf16: Buffer.from('\ufeff整改', 'utf16le'),
  nulls: Buffer.from('text\0text'),
}

function wrongTypes(): BadFile[] {
  const contents = { ...foreign, ...goodFiles }
  return Object.keys(goodFiles).flatMap((extension) =>
    Object.entries(contents)
      .filter(([kind]) => !isKind(kind, extension))
      .map(([kind, content]) => bad(`${kind} as ${extension}`, `report.${extension}`, content)),
  )
}

const isKind = (kind: string, extension: string) =>
  [['jpg', 'jpeg'], ['txt', 'csv'], [extension]].some((same) => same.includes(kind) && same.includes(extension))

const refusedExtensions =
  'exe dll com scr msi bat cmd ps1 vbs js jse wsf hta lnk jar apk sh py php html htm svg xml mht zip rar 7z gz tar iso doc xls ppt docm xlsm pptx odp ods rtf swf gif bmp tiff mp4 eml md json'.split(
    ' ',
  )

function bombs(): BadFile[] {
  const zeros = (bytes: number) => Buffer.alloc(bytes)
  const half = { content: zeros(110 * megabyte) }
  return [
    docx('unpacks to 220 MB', { name: 'word/a.xml', ...half }, { name: 'word/b.xml', ...half }),
    docx('unpacks a thousandfold', { name: 'word/a.xml', content: zeros(20 * megabyte) }),
    docx('says it is small', { name: 'word/a.xml', content: zeros(20 * megabyte), claims: 10 }),
    docx('says it is huge', { name: 'word/a.xml', content: 'a', claims: 0xf0000000 }),
    docx(
      'many parts on one content',
      { name: 'word/a.xml', content: zeros(megabyte) },
      ...Array.from({ length: 400 }, (_, at) => ({
        name: `word/o${at}.xml`,
        content: zeros(megabyte),
        overlaps: true,
      })),
    ),
    docx('very many parts', ...Array.from({ length: 5_001 }, (_, at) => ({ name: `word/p${at}.xml`, content: '' }))),
    docx('an archive in it', {
      name: 'word/embeddings/inner.dat',
      content: zip([{ name: 'a', content: zeros(megabyte) }]),
    }),
    docx('a gzip in it', { name: 'word/media/a.xml', content: gzipSync(zeros(megabyte)) }),
    bad(
      'an open document that bursts',
      'report.odt',
      zip([...odtParts, { name: 'big.xml', content: zeros(30 * megabyte) }]),
    ),
  ]
}

function brokenOffice(): BadFile[] {
  const whole = zip(docxParts)
  const names = [
    '../evil.xml',
    '/etc/evil.xml',
    'word/../../evil.xml',
    '..\\evil.xml',
    'C:/evil.xml',
    'word\\evil.xml',
    'word/a\u0000.xml',
    'word/document.xml',
  ]
  const running = [
    'word/run.exe',
    'word/run.dll',
    'word/run.js',
    'word/run.vbs',
    'word/run.bat',
    'word/run.ps1',
    'word/run.hta',
    'word/run.lnk',
    'word/run.jar',
    'word/run.scr',
  ]
  const macros = ['word/vbaProject.bin', 'xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml', 'Basic/Standard/Module1.xml']
  return [
    ...names.map((name) => docx(`a part named ${name}`, { name, content: 'a' })),
    ...running.map((name) => docx(`holds ${name}`, { name, content: 'a' })),
    ...macros.map((name) => docx(`macros in ${name}`, { name, content: 'a' })),
    ...Object.entries(executable).map(([kind, content]) =>
      docx(`${kind} program as picture`, { name: 'word/media/image1.png', content }),
    ),
    docx('is encrypted', { name: 'word/secret.xml', content: 'a', encrypted: true }),
    bad(
      'declares macros',
      'report.docx',
      zip([
        { name: '[Content_Types].xml', content: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
        ...docxParts.slice(1),
      ]),
    ),
    bad('has no document', 'report.docx', zip(docxParts.slice(0, 2))),
    bad('is cut', 'report.docx', whole.subarray(0, whole.length - 30)),
    bad('is cut in the middle', 'report.docx', whole.subarray(0, 80)),
    bad(
      'has a broken part',
      'report.docx',
      Buffer.concat([whole.subarray(0, 60), Buffer.alloc(20, 255), whole.subarray(80)]),
    ),
  ]
}

function signatures(): BadFile[] {
  const at = (bytes: number) => Buffer.concat([Buffer.alloc(bytes, 'a'), Buffer.from(eicar)])
  return [
    bad('EICAR as text', 'report.txt', eicar),
    bad('EICAR as csv', 'report.csv', eicar),
    ...[1, 65_535, 65_536 - 30, 65_536, 131_072 - 67, 131_072 - 1].map((bytes) =>
      bad(`EICAR after ${bytes} bytes`, 'report.txt', at(bytes)),
    ),
    bad('EICAR in a PDF', 'report.pdf', Buffer.concat([pdf, Buffer.from(eicar)])),
    ...['jpg', 'png', 'webp'].map((kind) =>
      bad(`EICAR in ${kind}`, `report.${kind}`, Buffer.concat([goodFiles[kind]!, Buffer.from(eicar)])),
    ),
    docx('EICAR packed', { name: 'word/a.xml', content: eicar }),
    docx('EICAR stored', { name: 'word/a.xml', content: eicar, stored: true }),
    docx('EICAR deep in a part', { name: 'word/a.xml', content: at(65_536 - 30) }),
    bad('EICAR in an open document', 'report.odt', zip([...odtParts, { name: 'a.xml', content: eicar }])),
  ]
}

const activePdfs = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'].map((word) =>
  bad(`a PDF with ${word}`, 'report.pdf', pdf.toString().replace('/Type', `${word} (x) /Type`)),
)

/** Everything that must be refused: tricks in names, wrong types, programs, bombs, broken documents, signatures. */
export function badFiles(): BadFile[] {
  return [
    ...trickyNames.map((name) => bad(`the name ${JSON.stringify(name)}`, name, pdf)),
    ...wrongTypes(),
    ...refusedExtensions.map((extension) => bad(`a ${extension}`, `report.${extension}`, pdf)),
    bad('no extension', 'report', pdf),
    ...Object.keys(goodFiles).map((extension) => bad(`an empty ${extension}`, `report.${extension}`, '')),
    ...bombs(),
    ...brokenOffice(),
    ...signatures(),
    ...activePdfs,
  ]
}
