package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.general.Try;
import io.feldspar.executor.function.text.Ascii;
import io.feldspar.executor.function.text.BitLength;
import io.feldspar.executor.function.text.BitmapCount;
import io.feldspar.executor.function.text.CharLength;
import io.feldspar.executor.function.text.Chr;
import io.feldspar.executor.function.text.Concat;
import io.feldspar.executor.function.text.ConcatWs;
import io.feldspar.executor.function.text.Contains;
import io.feldspar.executor.function.text.Crc32;
import io.feldspar.executor.function.text.DamerauLevenshtein;
import io.feldspar.executor.function.text.Decode;
import io.feldspar.executor.function.text.Elt;
import io.feldspar.executor.function.text.Encode;
import io.feldspar.executor.function.text.EndsWith;
import io.feldspar.executor.function.text.FindInSet;
import io.feldspar.executor.function.text.Format;
import io.feldspar.executor.function.text.FormatNumber;
import io.feldspar.executor.function.text.FormatString;
import io.feldspar.executor.function.text.FromBase64;
import io.feldspar.executor.function.text.Glob;
import io.feldspar.executor.function.text.Hamming;
import io.feldspar.executor.function.text.Hex;
import io.feldspar.executor.function.text.ILike;
import io.feldspar.executor.function.text.Initcap;
import io.feldspar.executor.function.text.IsValidUtf8;
import io.feldspar.executor.function.text.Jaccard;
import io.feldspar.executor.function.text.JaroSimilarity;
import io.feldspar.executor.function.text.JaroWinklerSimilarity;
import io.feldspar.executor.function.text.Left;
import io.feldspar.executor.function.text.LeftPad;
import io.feldspar.executor.function.text.LeftTrim;
import io.feldspar.executor.function.text.Levenshtein;
import io.feldspar.executor.function.text.Like;
import io.feldspar.executor.function.text.Locate;
import io.feldspar.executor.function.text.Lower;
import io.feldspar.executor.function.text.LuhnCheck;
import io.feldspar.executor.function.text.MakeValidUtf8;
import io.feldspar.executor.function.text.Mask;
import io.feldspar.executor.function.text.Md5;
import io.feldspar.executor.function.text.NfcNormalize;
import io.feldspar.executor.function.text.OctetLength;
import io.feldspar.executor.function.text.Overlay;
import io.feldspar.executor.function.text.ParseUrl;
import io.feldspar.executor.function.text.Position;
import io.feldspar.executor.function.text.Quote;
import io.feldspar.executor.function.text.RandStr;
import io.feldspar.executor.function.text.RegexpCount;
import io.feldspar.executor.function.text.RegexpExtract;
import io.feldspar.executor.function.text.RegexpExtractAll;
import io.feldspar.executor.function.text.RegexpFullMatch;
import io.feldspar.executor.function.text.RegexpInstr;
import io.feldspar.executor.function.text.RegexpLike;
import io.feldspar.executor.function.text.RegexpReplace;
import io.feldspar.executor.function.text.RegexpSubstr;
import io.feldspar.executor.function.text.Repeat;
import io.feldspar.executor.function.text.Replace;
import io.feldspar.executor.function.text.Reverse;
import io.feldspar.executor.function.text.Right;
import io.feldspar.executor.function.text.RightPad;
import io.feldspar.executor.function.text.RightTrim;
import io.feldspar.executor.function.text.Sha1;
import io.feldspar.executor.function.text.Sha2;
import io.feldspar.executor.function.text.Sha256;
import io.feldspar.executor.function.text.SimilarTo;
import io.feldspar.executor.function.text.Soundex;
import io.feldspar.executor.function.text.Space;
import io.feldspar.executor.function.text.SparkSubstring;
import io.feldspar.executor.function.text.Split;
import io.feldspar.executor.function.text.SplitPart;
import io.feldspar.executor.function.text.StartsWith;
import io.feldspar.executor.function.text.StringSplit;
import io.feldspar.executor.function.text.StripAccents;
import io.feldspar.executor.function.text.Strpos;
import io.feldspar.executor.function.text.Substring;
import io.feldspar.executor.function.text.SubstringIndex;
import io.feldspar.executor.function.text.ToBase64;
import io.feldspar.executor.function.text.ToBinary;
import io.feldspar.executor.function.text.ToChar;
import io.feldspar.executor.function.text.ToNumber;
import io.feldspar.executor.function.text.Translate;
import io.feldspar.executor.function.text.Trim;
import io.feldspar.executor.function.text.Unhex;
import io.feldspar.executor.function.text.Upper;
import io.feldspar.executor.function.text.UrlDecode;
import io.feldspar.executor.function.text.UrlEncode;
import io.feldspar.executor.function.text.ValidateUtf8;
import io.feldspar.executor.function.xml.XPathBoolean;
import io.feldspar.executor.function.xml.XPathList;
import io.feldspar.executor.function.xml.XPathNumber;
import io.feldspar.executor.function.xml.XPathString;
import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// The functions of texts and bytes, one line each.
final class TextFunctions {

    static final List<ScalarFunction> ALL =
            List.of(
                    new Like(),
                    new ILike(),
                    new Glob(),
                    new CharLength(),
                    new OctetLength(),
                    new Upper(),
                    new Lower(),
                    new Substring(),
                    new Trim(),
                    new LeftTrim(),
                    new RightTrim(),
                    new Concat(),
                    new ConcatWs(),
                    new Replace(),
                    new Position(),
                    new Strpos(),
                    new Left(),
                    new Right(),
                    new LeftPad(),
                    new RightPad(),
                    new Reverse(),
                    new Repeat(),
                    new SplitPart(),
                    new StartsWith(),
                    new EndsWith(),
                    new Contains(),
                    new RegexpLike(),
                    new SimilarTo(),
                    new RegexpReplace(),
                    new RegexpExtract(),
                    new Ascii(),
                    new Chr(),
                    new Initcap(),
                    new Translate(),
                    new Md5(),
                    new Sha256(),
                    new Hex(),
                    new Unhex(),
                    new Space(),
                    new SubstringIndex(),
                    new Levenshtein(),
                    new Soundex(),
                    new FindInSet(),
                    new ToBase64(),
                    new FromBase64(),
                    new UrlEncode(),
                    new UrlDecode(),
                    new ParseUrl(),
                    new Sha1(),
                    new Sha2(),
                    new Crc32(),
                    new LuhnCheck(),
                    new Mask(),
                    new ToNumber(),
                    new ToChar(),
                    new Try(
                            "TRY_TO_NUMBER",
                            new ToNumber(),
                            "TRY_TO_NUMBER(text, format)",
                            "TRY_TO_NUMBER('12a', '999')"),
                    new RegexpCount(),
                    new RegexpInstr(),
                    new RegexpSubstr(),
                    new Locate(),
                    new Quote(),
                    new Encode(),
                    new SparkSubstring(),
                    new BitLength(),
                    new Split(),
                    new StringSplit(),
                    new RegexpExtractAll(),
                    new Overlay(),
                    new Elt(),
                    new IsValidUtf8(),
                    new MakeValidUtf8(),
                    new ValidateUtf8(),
                    new Try(
                            "TRY_VALIDATE_UTF8",
                            new ValidateUtf8(),
                            "TRY_VALIDATE_UTF8(text)",
                            "TRY_VALIDATE_UTF8(UNHEX('80'))"),
                    new ToBinary(),
                    new Try(
                            "TRY_TO_BINARY",
                            new ToBinary(),
                            "TRY_TO_BINARY(text [, format])",
                            "TRY_TO_BINARY('x')"),
                    new Decode(),
                    new RandStr(),
                    new StripAccents(),
                    new NfcNormalize(),
                    new Hamming(),
                    new JaroSimilarity(),
                    new JaroWinklerSimilarity(),
                    new Jaccard(),
                    new DamerauLevenshtein(),
                    new RegexpFullMatch(),
                    new BitmapCount(),
                    new FormatString(),
                    new Format(),
                    new FormatNumber(),
                    new XPathString(),
                    new XPathBoolean(),
                    new XPathList(),
                    new XPathNumber(
                            "XPATH_DOUBLE", List.of("XPATH_NUMBER"), SimpleType.DOUBLE, "3.0"),
                    new XPathNumber("XPATH_FLOAT", List.of(), SimpleType.REAL, "3.0"),
                    new XPathNumber("XPATH_INT", List.of(), SimpleType.INTEGER, "3"),
                    new XPathNumber("XPATH_LONG", List.of(), SimpleType.BIGINT, "3"),
                    new XPathNumber("XPATH_SHORT", List.of(), SimpleType.SMALLINT, "3"));

    private TextFunctions() {}
}
