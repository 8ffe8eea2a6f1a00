/// SQLite's sqllogictest: millions of queries whose results four databases agreed on. [ScriptFile]
/// reads its files, [Answer] writes rows as they do, and [SqlLogicTestBench] asks a sample.
@NullMarked
package io.feldspar.benchmarks.sqllogictest;

import org.jspecify.annotations.NullMarked;
