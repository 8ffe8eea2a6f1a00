package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.CompareDecimals;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.nested.Aggregate;
import io.feldspar.executor.function.nested.ArrayAppend;
import io.feldspar.executor.function.nested.ArrayCompact;
import io.feldspar.executor.function.nested.ArrayConcat;
import io.feldspar.executor.function.nested.ArrayContains;
import io.feldspar.executor.function.nested.ArrayDistance;
import io.feldspar.executor.function.nested.ArrayDistinct;
import io.feldspar.executor.function.nested.ArrayExcept;
import io.feldspar.executor.function.nested.ArrayInsert;
import io.feldspar.executor.function.nested.ArrayIntersect;
import io.feldspar.executor.function.nested.ArrayJoin;
import io.feldspar.executor.function.nested.ArrayMax;
import io.feldspar.executor.function.nested.ArrayMin;
import io.feldspar.executor.function.nested.ArrayOf;
import io.feldspar.executor.function.nested.ArrayPosition;
import io.feldspar.executor.function.nested.ArrayPrepend;
import io.feldspar.executor.function.nested.ArrayRemove;
import io.feldspar.executor.function.nested.ArrayRepeat;
import io.feldspar.executor.function.nested.ArrayReverse;
import io.feldspar.executor.function.nested.ArraySort;
import io.feldspar.executor.function.nested.ArrayUnion;
import io.feldspar.executor.function.nested.ArraysOverlap;
import io.feldspar.executor.function.nested.ArraysZip;
import io.feldspar.executor.function.nested.Cardinality;
import io.feldspar.executor.function.nested.ElementAt;
import io.feldspar.executor.function.nested.Exists;
import io.feldspar.executor.function.nested.Filter;
import io.feldspar.executor.function.nested.Flatten;
import io.feldspar.executor.function.nested.ForAll;
import io.feldspar.executor.function.nested.GenerateSeries;
import io.feldspar.executor.function.nested.Get;
import io.feldspar.executor.function.nested.Item;
import io.feldspar.executor.function.nested.ListContains;
import io.feldspar.executor.function.nested.ListReduce;
import io.feldspar.executor.function.nested.ListSlice;
import io.feldspar.executor.function.nested.MapConcat;
import io.feldspar.executor.function.nested.MapContainsKey;
import io.feldspar.executor.function.nested.MapEntries;
import io.feldspar.executor.function.nested.MapFilter;
import io.feldspar.executor.function.nested.MapFromArrays;
import io.feldspar.executor.function.nested.MapFromEntries;
import io.feldspar.executor.function.nested.MapKeys;
import io.feldspar.executor.function.nested.MapOf;
import io.feldspar.executor.function.nested.MapSort;
import io.feldspar.executor.function.nested.MapValues;
import io.feldspar.executor.function.nested.MapZipWith;
import io.feldspar.executor.function.nested.NamedStruct;
import io.feldspar.executor.function.nested.Range;
import io.feldspar.executor.function.nested.Sequence;
import io.feldspar.executor.function.nested.Slice;
import io.feldspar.executor.function.nested.SortArray;
import io.feldspar.executor.function.nested.StructField;
import io.feldspar.executor.function.nested.StructOf;
import io.feldspar.executor.function.nested.Transform;
import io.feldspar.executor.function.nested.TransformKeys;
import io.feldspar.executor.function.nested.TransformValues;
import io.feldspar.executor.function.nested.TryElementAt;
import io.feldspar.executor.function.nested.ZipWith;
import io.feldspar.executor.function.text.FittedText;
import io.feldspar.executor.function.time.ZonedText;
import io.feldspar.executor.function.variant.IsVariantNull;
import io.feldspar.executor.function.variant.ParseJson;
import io.feldspar.executor.function.variant.SchemaOfVariant;
import io.feldspar.executor.function.variant.ToVariant;
import io.feldspar.executor.function.variant.VariantEntries;
import io.feldspar.executor.function.variant.VariantGet;
import io.feldspar.executor.partition.TransformFunction;
import io.feldspar.executor.sequence.SequenceFunction;
import java.util.List;
import java.util.stream.Stream;

/// The scalar functions of the engine: those of nested values, one line each, and the lists of the
/// other kinds of values.
final class ScalarFunctions {

    /// What planners put into plans, and SQL has no name for.
    static final List<ScalarFunction> INTERNAL =
            List.of(
                    CompareDecimals.COMPARE,
                    CompareDecimals.COMPARE_NULL_SAFE,
                    SequenceFunction.NEXT,
                    SequenceFunction.CURRENT,
                    TransformFunction.BUCKET,
                    TransformFunction.TRUNCATE,
                    TransformFunction.YEARS,
                    TransformFunction.MONTHS,
                    TransformFunction.DAYS,
                    TransformFunction.HOURS,
                    FittedText.CHAR,
                    FittedText.VARCHAR,
                    ZonedText.FORMAT,
                    ZonedText.PARSE,
                    ZonedText.TRY_PARSE);

    private static final List<ScalarFunction> NESTED =
            List.of(
                    new ArrayOf(),
                    new StructOf(),
                    new NamedStruct(),
                    new ArrayAppend(),
                    new ArrayPrepend(),
                    new ArrayInsert(),
                    new ArrayRemove(),
                    new ArrayCompact(),
                    new ArrayReverse(),
                    new ArrayDistinct(),
                    new ArrayUnion(),
                    new ArrayIntersect(),
                    new ArrayExcept(),
                    new ArrayConcat(),
                    new Slice(),
                    new ListSlice(),
                    new SortArray(),
                    new ArraySort(),
                    new ArrayContains(),
                    new ListContains(),
                    new ArrayPosition(),
                    new ArrayMin(),
                    new ArrayMax(),
                    new ArraysOverlap(),
                    new Flatten(),
                    new ArrayRepeat(),
                    new ArrayJoin(),
                    new Sequence(),
                    new GenerateSeries(),
                    new Range(),
                    new MapEntries(),
                    new MapFromEntries(),
                    new MapFromArrays(),
                    new MapContainsKey(),
                    new MapConcat(),
                    new ArraysZip(),
                    new MapKeys(),
                    new MapOf(),
                    new MapSort(),
                    ParseJson.failing(),
                    ParseJson.trying(),
                    new IsVariantNull(),
                    new SchemaOfVariant(),
                    VariantGet.failing(),
                    VariantGet.trying(),
                    new ToVariant(),
                    new VariantEntries(),
                    new MapValues(),
                    new Item(),
                    new ElementAt(),
                    new TryElementAt(),
                    new Transform(),
                    new Filter(),
                    new Exists(),
                    new ForAll(),
                    new Aggregate(),
                    new ListReduce(),
                    new ZipWith(),
                    new TransformKeys(),
                    new TransformValues(),
                    new MapFilter(),
                    new MapZipWith(),
                    new Get(),
                    new StructField(),
                    new Cardinality(),
                    ArrayDistance.EUCLIDEAN,
                    ArrayDistance.INNER_PRODUCT,
                    ArrayDistance.NEGATIVE_INNER_PRODUCT,
                    ArrayDistance.COSINE_SIMILARITY,
                    ArrayDistance.COSINE_DISTANCE);

    static final List<ScalarFunction> ALL =
            Stream.of(
                            NumberFunctions.ALL,
                            TextFunctions.ALL,
                            TimeFunctions.ALL,
                            GeneralFunctions.ALL,
                            JsonFunctions.ALL,
                            NESTED,
                            ListAggregates.ALL)
                    .flatMap(List::stream)
                    .toList();

    private ScalarFunctions() {}
}
