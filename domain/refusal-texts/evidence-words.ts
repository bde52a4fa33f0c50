import type { Words } from './status-words.ts'
import { word } from './status-words.ts'

/** What is wrong with the name or the inside of a file of evidence. */
export const evidenceFaults: Words = {
  empty: word('只有扩展名或者空白', 'it is nothing but an extension or blanks'),
  tooLong: word('过长', 'it is too long'),
  path: word('含有路径或者类似路径的字符', 'it holds a path or characters that read like one'),
  hiddenCharacters: word('含有不可见的字符', 'it holds characters that cannot be seen'),
  reserved: word('含有系统保留的名称或者字符', 'it holds a name or characters that systems keep for themselves'),
  doubleExtension: word('中间带有程序的扩展名', 'it has the extension of a program in the middle'),
  broken: word('文件已损坏', 'it is damaged'),
  encrypted: word('文件已加密', 'it is encrypted'),
  executable: word('其中带有程序', 'it holds a program'),
  nested: word('其中嵌有其他压缩包或者对象', 'it holds another archive or object'),
  macros: word('含有宏', 'it holds macros'),
  notOffice: word('不是文档、表格或者文本文档', 'it is no document, workbook or open document'),
}
