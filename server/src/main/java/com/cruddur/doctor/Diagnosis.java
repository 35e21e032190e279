package com.cruddur.doctor;

/** The finding of the check {@code name}. */
public record Diagnosis(String name, Finding finding) {}
