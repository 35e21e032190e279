package com.cruddur.doctor;

/** What the check called {@code name} found. */
public record Diagnosis(String name, Finding finding) {}
