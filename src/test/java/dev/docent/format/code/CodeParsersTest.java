package dev.docent.format.code;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeParsersTest {
    @Test
    void java() {
        expect(
                "A.java",
                """
                /* Copyright someone, under some license. */
                package a;

                import b.C;

                /** The thing. */
                @Deprecated("{")
                public final class A<T> extends B {
                    private int x = f("}");

                    /** Says it. */
                    @Override
                    public <U> Map<String, U> say(@X({1, 2}) U u) throws E {
                        if (u != null) { return "}"; } // }
                    }

                    A() {}

                    abstract void lock(int n);

                    enum Color { RED(1), GREEN; }
                }
                """,
                "A: CODE 6-9",
                "A > say: CODE 11-15",
                "A > A: CODE 17-17",
                "A > lock: CODE 19-19",
                "A > Color: CODE 21-22");
    }

    @Test
    void kotlin() {
        expect("a.kt", """
                package a
                class A(val x: Int) : B() {
                    fun String.twice(): String = this + "${"}"}"
                    override fun run() {
                    }
                }
                fun main() = println("x")
                """, "A: CODE 2-2", "A > String > twice: CODE 3-3", "A > run: CODE 4-6", "main: CODE 7-7");
    }

    @Test
    void typeScript() {
        expect(
                "a.ts",
                """
                import { a } from 'a'
                import {
                  b,
                } from 'b'

                /** Adds. */
                export const add = (x: number, { y }: P = {}): number => {
                  return x + y /* } */
                }

                export default class Cart<T> extends Base {
                  #items = [/}/g, `${`}`}`]
                  async total<U>(x: U) {
                  }
                }
                export interface Shape { area(): number }
                exports.go = function () {
                }
                """,
                "add: CODE 6-9",
                "Cart: CODE 11-12",
                "Cart > total: CODE 13-15",
                "Shape > area: CODE 16-16",
                "go: CODE 17-18");
    }

    @Test
    void python() {
        expect("a.py", """
                import os
                from x import (
                    y,
                )

                # Why.
                @wraps(
                    f)
                async def top(a,
                        b):
                    '''Doc
                def not_one(): pass
                    '''
                    def inner():
                        pass

                class A(B):
                    x = 1

                    def m(self):
                        return {
                }
                """, "top: CODE 6-15", "A: CODE 17-18", "A > m: CODE 20-22");
    }

    @Test
    void protocolBuffers() {
        expect(
                "a.proto",
                """
                syntax = "proto3";
                package mill;

                // A bag of flour.
                message Bag {
                  // In kilograms.
                  double weight = 1;
                  message Label { string text = 1; }
                  oneof kind { string rye = 2; }
                }

                /* Grinds. */
                service Mill {
                  // Grinds one bag.
                  rpc Grind(Bag) returns (stream Bag);
                  rpc Stop(Bag) returns (Bag) {
                    option deprecated = true;
                  }
                }
                extend google.protobuf.FieldOptions { string hat = 50000; }
                """,
                "Bag: CODE 4-7",
                "Bag > Label: CODE 8-8",
                "Bag: CODE 9-10",
                "Mill: CODE 12-13",
                "Mill > Grind: CODE 14-15",
                "Mill > Stop: CODE 16-19",
                "google > protobuf > FieldOptions: CODE 20-20");
    }

    @Test
    void go() {
        expect("a.go", """
                package a

                import (
                    "fmt"
                )

                // Server serves.
                type Server struct {
                    x int
                }

                func (s *Server) Run(a int) error {
                    fmt.Println(`}`, '}')
                }
                func main() {}
                """, "Server: CODE 7-10", "Server > Run: CODE 12-14", "main: CODE 15-15");
    }

    @Test
    void cAndCpp() {
        expect(
                "a.cpp",
                """
                #include <x>
                #define F(a) { \\
                   a
                namespace n {
                struct P { int x; };
                // Adds.
                static struct P *add(struct P *a, int b)
                {
                #if X
                    if (a) {
                #else
                    if (b) {
                #endif
                    }
                }
                int Foo::bar(int x) const { return '}'; }
                EXPORT(int) baz(void);
                }
                """,
                ": CODE 1-3",
                "n: CODE 4-4",
                "n > P: CODE 5-5",
                "n > add: CODE 6-15",
                "n > Foo > bar: CODE 16-16",
                "n > baz: CODE 17-18");
    }

    @Test
    void rust() {
        expect("a.rs", """
                use a::{b, c};
                /// Doc.
                #[derive(Debug)]
                pub struct A<'a> { x: &'a str }
                impl<'a, T: Fn(u8) -> u8> fmt::Display for A<'a> {
                    pub(crate) fn fmt(&self) -> char { '}' }
                    fn raw() -> &'static str { r#"}"}"# }
                }
                """, "A: CODE 2-4, CODE 5-5", "A > fmt: CODE 6-6", "A > raw: CODE 7-8");
    }

    @Test
    void csharp() {
        expect(
                "a.cs",
                """
                using System;
                namespace A.B {
                  public class C : D {
                    public int Size { get; set; }
                    [Test("{")]
                    public void Run<T>(T t) { var s = @"\\"; }
                  }
                }
                """,
                "A > B: CODE 2-2",
                "A > B > C: CODE 3-3",
                "A > B > C > Size: CODE 4-4",
                "A > B > C > Run: CODE 5-8");
    }

    @Test
    void shell() {
        expect("a.sh", """
                #!/bin/sh
                set -e
                # Builds.
                build() {
                  cat <<EOF
                }
                EOF
                  if x; then { y; }; fi
                }
                function clean { rm x; }
                """, ": CODE 1-2", "build: CODE 3-9", "clean: CODE 10-10");
    }

    @Test
    void sql() {
        expect("a.sql", """
                -- People; all of them.
                CREATE TABLE IF NOT EXISTS person (id int, name text default ';');
                insert into person values (1);
                create function f() returns int as $$ begin; end; $$ language sql;
                CREATE TRIGGER t BEFORE INSERT ON person BEGIN
                  update x set y = 1;
                END;
                """, "person: CODE 1-2", ": CODE 3-3", "f: CODE 4-4", "t: CODE 5-7");
    }

    @Test
    void fileOfImportsIsKept() {
        expect("a.py", "import a\nimport b\n", ": CODE 1-2");
    }

    private static void expect(String path, String text, String... sections) {
        var document = parse(path, text);

        assertEquals(String.join("\n", List.of(sections)), String.join("\n", outline(document)), () -> numbered(text));
    }

    private static String numbered(String text) {
        var numbered = new StringBuilder("\n");
        int[] number = {0};
        text.lines()
                .forEach(line ->
                        numbered.append(++number[0]).append(' ').append(line).append('\n'));
        return numbered.toString();
    }
}
