package io.feldspar.udf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the class of a function that may give different results for equal arguments. Its calls are
/// neither computed in advance nor merged or repeated.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NonDeterministic {}
