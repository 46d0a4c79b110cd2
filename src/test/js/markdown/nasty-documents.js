// Answers that are hard to draw while they grow, by the reason.

export const NASTY_DOCUMENTS = {
  'half lines that change their meaning':
    'para\n#hash\nmore\n# real\n\n***bold*** x\n***\nfoo\n---\nbar\n-baz\n- item\n1986 was\n1. one\n',
  'fences that look closed':
    'a\n```js\nlet x = 1\n``` no\n```\nb\n````md\n```\ninner\n```\n````\n~~~\n```\n~~~\nc\n```a`b\nd\n',
  'a fence that never closes': 'text [1]\n\n```python\nprint("a")\n\n# not a heading\n- not a list',
  'lists that go on after blank lines':
    '- a\n\n- b\n  c\n\n  d\n\n      code\n* other\n\n1. x\n\n   ```sh\n   ls\n   ```\n2. y\nlazy\n\nend\n- [ ] todo\n- [x] done\n\n- [x] loose\n',
  'a table in the midst of text':
    'before\na | b\n--|:-:\n1 | 2 [1]\n3 | `4|5`\n\nafter | all\nnot | table\n|h|\n|-|\n|x<br>y|\n',
  'definitions late, twice and odd':
    '[foo] and [Bar  baz] and [1][2].\n\n[foo]: https://a.org "title\nmore"\n[foo]: https://b.org\n\n[bar baz]:\nhttps://c.org\n(see)\n\n[foo][] again\n\n> [quoted]: https://d.org\n\n[quoted]\n',
  'a label over a blank line': '[foo\n\nbar]: https://x.org\n\n[foo\n\nbar]\n',
  'quotes and headings under a line': '> a\nlazy\n> b\n\n> c\n> - d\n>\n> ```\n> e\n> ```\nf\n===\ng\n-----\n',
  'raw HTML of all kinds':
    'x <b>y</b> <br/>\n<div>\n*a*\n\n*b*\n</div>\n\n<!-- c\n\nd -->\ne\n<script>\n\nf\n</script>\n<a href="x">\ng\n',
  'line breaks of all kinds': 'a\r\nb\rc\n\r\n- d\r\n- e\r\n\r\n```\r\nf\r\n```\r\nend  \nbroken\\\nagain\r',
  'citations of all kinds':
    'a [1][2] [1, 2] [3] [4] [1,9] `[1]` [x][1] [1](https://x.org) ![1](y) \\[1\\] [ 1 ] [[2]] **[3]**\n\n[1]: docs/install.md\n[2]: x\n',
  'references to characters': '&amp; &#60; &#x1F600; &nosuch; `&lt;` [&auml;](https://x.org/?a=1&amp;b=2)\n\n&copy',
  'indented code and tabs': 'p\n\n    code\n\n    more\n\n\ttab\n\nq\n    lazy\n\n-\ttab item\n\n\tsecond\n',
  'alerts of all kinds':
    '> [!NOTE]\n> a [1]\n> **b**\n\n> [!tip]  \nlazy\n\n> [!WARNING]\n>\n> - c\n>   > [!CAUTION]\n>   > d\n\n> [!IMPORTANT] no\n\n> [!NOTE]\n> ---\n\n> x\n> [!NOTE]\n\n> [!NOTES]\n> y\n\n[!NOTE]\n\n- > [!NOTE]\n  > |a|\n  > |-|\n  > |b|\n\n> [!CAUTION]\n',
  'an alert without words': 'a\n\n> [!NOTE]',
  'footnotes of all kinds':
    'a[^1] b[^x_y_z] _c[^d_e]_ `[^1]` [^1]: no [^none] [^7] [l [^1]](https://x.org) [^1](https://x.org) [foo][^1] ![^1] [^1][2] [^a b]\n[^1]: First **one**[^1] [1].\n\n    More [^x_y_z].\n\n    - list\n\n[^X_Y_Z]: text\nlazy[^d_e]\n[^d_e]:\n    ```js\n    code\n    ```\n[^1]: Again.\n\n> [^q]: [^r]: nested[^q][^r]\n\n| a |\n|-|\n| b[^1][^9] |\n[^t]: x\n[^1]\n',
  'a footnote that ends the text': 'a[^1]\n\n[^1]: b [^2',
  'blank beginnings and ends': '\n\n  \n   x\n\n\n\n   \n- \n\n- a\n-\n\n   \n',
};
